namespace CCoP.Membership.Domain;

/// <summary>A person who is to act for a CoP, and the member organisation that they come from.</summary>
internal sealed record Nominee(Guid PersonId, Id<Organisation> OrganisationId);

/// <summary>Who is to represent a CoP, and who instead; every member organisation has to confirm it (M12).</summary>
internal sealed class Nomination
{
    private readonly List<NominationConfirmation> confirmations = [];

    private Nomination()
    {
    }

    public Id<Nomination> Id { get; private init; }

    public Id<Cop> CopId { get; private init; }

    public Guid RepresentativeId { get; private init; }

    public Id<Organisation> RepresentativeOrganisationId { get; private init; }

    /// <summary>Acts when the representative cannot.</summary>
    public Guid SubstituteId { get; private init; }

    public Id<Organisation> SubstituteOrganisationId { get; private init; }

    public Guid NominatedBy { get; private init; }

    /// <summary>The role in which they were nominated.</summary>
    public string Role { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public IReadOnlyList<NominationConfirmation> Confirmations => confirmations;

    public static Nomination Of(Nominee representative, Nominee substitute, Acting by, DateTimeOffset now) => new()
    {
        Id = Id<Nomination>.New(),
        RepresentativeId = representative.PersonId,
        RepresentativeOrganisationId = representative.OrganisationId,
        SubstituteId = substitute.PersonId,
        SubstituteOrganisationId = substitute.OrganisationId,
        NominatedBy = by.PersonId,
        Role = by.Role,
        At = now,
    };

    /// <summary>Confirming twice is the same as once.</summary>
    public void Confirm(Id<Organisation> organisation, Acting by, DateTimeOffset now)
    {
        if (!HasConfirmed(organisation))
        {
            confirmations.Add(new NominationConfirmation { OrganisationId = organisation, PersonId = by.PersonId, Role = by.Role, At = now });
        }
    }

    public bool HasConfirmed(Id<Organisation> organisation) => confirmations.Exists(confirmation => confirmation.OrganisationId == organisation);

    /// <summary>All of these members have confirmed it, and both people come from one of them.</summary>
    public bool StandsFor(IEnumerable<Id<Organisation>> members)
    {
        var all = members.ToHashSet();
        return all.Contains(RepresentativeOrganisationId) && all.Contains(SubstituteOrganisationId) && all.All(HasConfirmed);
    }

    public CopRepresentative Told() =>
        new(RepresentativeId, RepresentativeOrganisationId.Value, SubstituteId, SubstituteOrganisationId.Value);
}

/// <summary>A member organisation's yes to a nomination, by whom and in which role.</summary>
internal sealed class NominationConfirmation
{
    public Id<Nomination> NominationId { get; private init; }

    public required Id<Organisation> OrganisationId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Role { get; init; }

    public required DateTimeOffset At { get; init; }
}
