namespace CCoP.Membership.Domain;

/// <summary>
/// The question whether one organisation hosts another. The booklet only prints a slash between them (C10), so it stays open until
/// staff rule on it with a reason; while it is open the pair counts as one grantee and waits for the ruling (M02).
/// </summary>
internal sealed class Hosting
{
    private Hosting()
    {
    }

    public Id<Hosting> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public Id<Organisation> HostId { get; private init; }

    public Id<Organisation> HostedId { get; private init; }

    public string Source { get; private init; } = "";

    public HostingState State { get; private set; }

    /// <summary>Why it was ruled so; null while it is open.</summary>
    public string? Reason { get; private set; }

    /// <summary>Everybody may read the reason; otherwise staff alone.</summary>
    public bool IsReasonPublic { get; private set; }

    public Guid? RuledBy { get; private set; }

    public DateTimeOffset? RuledAt { get; private set; }

    public uint Version { get; private set; }

    public static Hosting Ask(string sourceKey, Organisation host, Organisation hosted, string source)
    {
        Rule.Require(host.Id != hosted.Id, "hosting.self", "An organisation cannot host itself. Name two organisations.");
        return new Hosting { Id = Id<Hosting>.New(), SourceKey = Words.Checked(sourceKey, Lengths.Key, "sourceKey"), HostId = host.Id, HostedId = hosted.Id, Source = Words.Checked(source, Lengths.Source, "source") };
    }

    public bool Concerns(Id<Organisation> organisation) => HostId == organisation || HostedId == organisation;

    public Id<Organisation> Other(Id<Organisation> organisation) => HostId == organisation ? HostedId : HostId;

    /// <summary>Confirms or refutes it, also against an earlier ruling; the hosted organisation's legal entity follows.</summary>
    public void RuleOn(HostingState ruling, string reason, bool isReasonPublic, Organisation host, Organisation hosted, Guid by, DateTimeOffset now)
    {
        Rule.Require(ruling != HostingState.Open, "hosting.ruling", "Confirm or refute the hosting.");
        Rule.Require(ruling != State, "hosting.ruled", "It is already ruled so. Load the page again to see the reason.");
        Rule.Require(
            ruling == HostingState.Refuted || host.LegalEntityId != hosted.Id,
            "hosting.circle", "The host is itself hosted by this organisation. Refute that ruling first.");
        (State, Reason, IsReasonPublic, RuledBy, RuledAt) = (ruling, Words.Checked(reason, 500, "reason"), isReasonPublic, by, now);
        if (ruling == HostingState.Confirmed)
        {
            hosted.HostedBy(host);
        }
        else
        {
            hosted.StandsAlone();
        }
    }
}
