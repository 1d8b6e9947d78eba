using System.Data;
using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Reading;

/// <summary>Loads the aggregate: what is committed, spent and available are rules, and rules live there. One snapshot, so that the figures fit together.</summary>
internal static class ReadLedger
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapGet("awards/{id:guid}", Handle)
        .WithSummary("The money of an award: lines, memorandum, advances, and what the reader may do");

    private static async Task<Results<Ok<LedgerPage>, NotFound>> Handle(Id<AwardLedger> id, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await db.Whole.AsNoTracking()
            .Include(ledger => ledger.Advances).ThenInclude(advance => advance.Clearances)
            .SingleOrDefaultAsync(ledger => ledger.Id == id && db.VisibleTo(user, now).Any(visible => visible.Id == id), ct) is not { } ledger)
        {
            return TypedResults.NotFound();
        }

        var cop = await db.Cops.AsNoTracking().SingleOrDefaultAsync(copy => copy.Id == ledger.CopId, ct);
        var parties = ledger.MemberIds.Concat(ledger.Mou?.PartyIds ?? []).ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(organisation => parties.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, ct);
        var names = await db.NamesAsync(ledger.Mou?.Signatures.Select(signature => signature.PersonId) ?? [], ct);
        var mine = await db.RolesOf(user.PersonId, ledger.CopId, now).Where(role => role.OrganisationId != null).AsNoTracking().ToListAsync(ct);
        var policy = await db.PolicyOnAsync(PhnomPenh.Day(now), ct);
        return TypedResults.Ok(Page(ledger, policy, cop, organisations, names, mine, now));
    }

    private static LedgerPage Page(
        AwardLedger ledger, Policy policy, CopCopy? cop, Dictionary<Guid, OrganisationCopy> organisations, IReadOnlyDictionary<Guid, string> names, List<RoleCopy> mine, DateTimeOffset now)
    {
        var (today, mou) = (PhnomPenh.Day(now), ledger.Mou);
        var inForce = mou?.StateAt(now) == MouState.InForce;
        var represented = mine.Where(role => role.Role == Roles.Grantee).Select(role => role.OrganisationId!.Value).ToHashSet();
        var facilitated = mine.Where(role => role.Role == Roles.Facilitator).Select(role => role.OrganisationId!.Value).ToHashSet();
        return new LedgerPage(
            ledger.Id.Value, ledger.Title, ledger.CopId, cop?.Slug ?? "", cop?.Name ?? new LocalText(""), ledger.OpenedAt,
            Money.Eur(ledger.AmountEur), Money.Eur(ledger.CommittedEur), Money.Eur(ledger.ActualEur), Money.Eur(ledger.ExchangeDifferenceEur),
            Money.Eur(ledger.AvailableEur), Money.Eur(ledger.AvailableForAdvancesEur),
            [.. ledger.Lines.Select(line => new LedgerLineItem(
                line.Id, line.Description, line.ActivityId, ledger.Activities.FirstOrDefault(activity => activity.Id == line.ActivityId)?.Title ?? "",
                line.OrganisationId, Name(organisations, line.OrganisationId), line.Option, line.Currency,
                line.AmountEur, Money.Eur(ledger.CommittedOn(line.Id)), Money.Eur(ledger.ActualOn(line.Id)), Money.Eur(ledger.AvailableOn(line))))],
            [.. ledger.Activities.Select(activity => new LedgerActivity(activity.Id, activity.Title, activity.Province, activity.From, activity.To))],
            [.. ledger.MemberIds.Select(member => new LedgerMember(member, Name(organisations, member), organisations.GetValueOrDefault(member)?.Acronym))],
            mou is null ? null : Item(mou, organisations, names, now),
            NeedsMou: ledger.NeedsMou && !inForce,
            [.. ledger.Advances.OrderByDescending(advance => advance.RequestedAt).ThenByDescending(advance => advance.Id.Value).Select(advance => new AdvanceCard(
                advance.Id.Value, advance.Purpose, advance.Amount, advance.State, advance.Outstanding, advance.ClearBy, advance.IsOverdue(today), advance.Next?.Kind, advance.RequestedAt))],
            MayDraftMou: ledger.NeedsMou && facilitated.Count > 0,
            MaySignFor: mou?.StateAt(now) == MouState.WaitingForSignatures
                ? [.. mou.PartyIds.Where(party => !mou.HasSigned(party) && (represented.Contains(party) || facilitated.Contains(party)))]
                : [],
            MayRequestAdvance: inForce && ledger.Standing == AwardStanding.Active && represented.Contains(mou!.RepresentativeId),
            ledger.Version, ledger.ConditionsOpen, ledger.BlockedBy(policy, today), ledger.Standing);
    }

    private static MouItem Item(Mou mou, Dictionary<Guid, OrganisationCopy> organisations, IReadOnlyDictionary<Guid, string> names, DateTimeOffset now) => new(
        mou.Id.Value, mou.Number, mou.Text, mou.Hash, mou.ValidUntil, mou.RepresentativeId, Name(organisations, mou.RepresentativeId), mou.StateAt(now),
        [.. mou.PartyIds.Select(party =>
        {
            var signature = mou.Signatures.FirstOrDefault(signature => signature.OrganisationId == party);
            return new MouParty(
                party, Name(organisations, party), organisations.GetValueOrDefault(party)?.Acronym, party == mou.FacilitatorId,
                signature is null ? null : names.GetValueOrDefault(signature.PersonId, ""), signature?.At);
        })],
        mou.DraftedAt);

    private static LocalText Name(Dictionary<Guid, OrganisationCopy> organisations, Guid id) => organisations.GetValueOrDefault(id)?.Name ?? new LocalText("");
}
