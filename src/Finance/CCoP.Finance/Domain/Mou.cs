using System.Security.Cryptography;
using System.Text.Json;

namespace CCoP.Finance.Domain;

/// <summary>
/// One version of the memorandum of understanding between the facilitator and the members of an award (F24, N06). What a party
/// signs is its hash; it is in force once every party has signed, until the end of its last day.
/// </summary>
internal sealed class Mou
{
    public const int TextLength = 20_000;
    private const int LongestYears = 5;

    private readonly List<MouSignature> signatures = [];

    private Mou()
    {
    }

    public Id<Mou> Id { get; private init; }

    public Id<AwardLedger> LedgerId { get; private init; }

    /// <summary>Within the award, from 1.</summary>
    public int Number { get; private init; }

    public LocalText Text { get; private init; } = new("");

    /// <summary>SHA-256 of version, text, parties, representative and validity.</summary>
    public string Hash { get; private init; } = "";

    public DateOnly ValidUntil { get; private init; }

    /// <summary>The organisation of the facilitator who drafted it.</summary>
    public Guid FacilitatorId { get; private init; }

    /// <summary>The member that requests and clears advances for all.</summary>
    public Guid RepresentativeId { get; private init; }

    /// <summary>The facilitator's organisation, then the members.</summary>
    public List<Guid> PartyIds { get; private init; } = [];

    public Guid DraftedBy { get; private init; }

    public DateTimeOffset DraftedAt { get; private init; }

    public IReadOnlyList<MouSignature> Signatures => signatures;

    public static Mou Draft(AwardLedger ledger, int number, NewMou told, Guid? confirmed, Guid facilitator, Guid person, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(told.Text.En) && !string.IsNullOrWhiteSpace(told.Text.Km), "mou.languages", "Write the memorandum in English and in Khmer.");
        var (representative, until, today) = (told.RepresentativeOrganisationId!.Value, told.ValidUntil!.Value, PhnomPenh.Day(now));
        Rule.Require(ledger.MemberIds.Contains(representative), "mou.representative", "Name a member of the award as the representative for its money.");
        Rule.Require(
            representative == confirmed, "representative.not_confirmed",
            "Every member organisation confirms first who represents the CoP; name that person's organisation.", ("confirmed", confirmed));
        Rule.Require(until >= today && until <= today.AddYears(LongestYears), "mou.valid_until", "A memorandum is valid from today on, for five years at most.", ("today", today));
        var text = new LocalText(Words.Checked(told.Text.En, TextLength, "text"), Words.Checked(told.Text.Km, TextLength, "text"));
        List<Guid> parties = [.. ledger.MemberIds.Prepend(facilitator).Distinct()];
        return new Mou
        {
            Id = Id<Mou>.New(),
            LedgerId = ledger.Id,
            Number = number,
            Text = text,
            Hash = HashOf(ledger.Id, number, text, until, representative, parties),
            ValidUntil = until,
            FacilitatorId = facilitator,
            RepresentativeId = representative,
            PartyIds = parties,
            DraftedBy = person,
            DraftedAt = now,
        };
    }

    public MouState StateAt(DateTimeOffset now) =>
        PhnomPenh.Day(now) > ValidUntil ? MouState.Expired
        : PartyIds.TrueForAll(HasSigned) ? MouState.InForce
        : MouState.WaitingForSignatures;

    public bool HasSigned(Guid party) => signatures.Exists(signature => signature.OrganisationId == party);

    /// <summary>True when this signature was the last one missing; signing twice is the same as once.</summary>
    public bool Sign(Guid organisation, Guid person, string seenHash, DateTimeOffset now)
    {
        Rule.Allowed(PartyIds.Contains(organisation), "organisation.not_yours", "You can sign only for a party that you represent.");
        if (seenHash != Hash)
        {
            throw new DomainException(Refusal.Stale, "content.changed", "The memorandum changed since you read it. Read it again, then sign.");
        }

        Rule.Require(StateAt(now) != MouState.Expired, "mou.expired", "This memorandum has expired. Ask the facilitator for a new version.");
        if (HasSigned(organisation))
        {
            return false;
        }

        signatures.Add(new MouSignature { OrganisationId = organisation, PersonId = person, Hash = seenHash, At = now });
        return StateAt(now) == MouState.InForce;
    }

    private static string HashOf(Id<AwardLedger> award, int number, LocalText text, DateOnly until, Guid representative, IEnumerable<Guid> parties) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            Award = award.Value,
            number,
            text.En,
            text.Km,
            until,
            representative,
            Parties = parties.Order(),
        })));
}

/// <summary>A party's yes to exactly one version.</summary>
internal sealed class MouSignature
{
    public Id<Mou> MouId { get; private init; }

    public required Guid OrganisationId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>What was signed.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }
}
