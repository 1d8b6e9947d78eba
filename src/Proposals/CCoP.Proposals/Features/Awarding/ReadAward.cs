using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

/// <summary>Loads the aggregate: what may be done with it now are rules, and rules live there.</summary>
internal static class ReadAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("awards/{id:guid}", Handle)
        .WithSummary("An award with its members, lines, activities and amendments, and what the reader may do with it");

    private static async Task<Results<Ok<AwardPage>, NotFound>> Handle(Id<Award> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var visible = db.AwardsFor(user, now).Where(award => award.Id == id);
        if (await visible.Cards(db).SingleOrDefaultAsync(ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        var award = await db.WholeAwards.AsNoTracking().SingleAsync(award => award.Id == id, ct);
        var about = await db.Proposals
            .Where(proposal => proposal.Id == award.ProposalId)
            .Select(proposal => new
            {
                Round = db.Rounds.Where(round => round.Id == proposal.RoundId).Select(round => round.Title).Single(),
                Decision = proposal.Decisions
                    .Where(decision => decision.ApprovedEur != null)
                    .OrderByDescending(decision => decision.At)
                    .Select(decision => new
                    {
                        decision.At,
                        Conditions = decision.Conditions
                            .OrderBy(condition => condition.Position)
                            .Select(condition => new AwardCondition(condition.Text, condition.Due, condition.OrganisationId, condition.State == ConditionState.Confirmed))
                            .ToList(),
                    })
                    .First(),
            })
            .SingleAsync(ct);
        var cop = await db.Cops.AsNoTracking().SingleAsync(cop => cop.Id == award.CopId, ct);
        var holders = award.Members.Select(member => member.OrganisationId).ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(organisation => holders.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, ct);
        var mine = await db.Represented(user.PersonId, award.CopId, now).ToListAsync(ct);
        var names = user.IsPerson ? await db.NamesAsync(award.Amendments.SelectMany(amendment => new[] { amendment.ProposedBy, amendment.DecidedBy ?? Guid.Empty }), ct) : [];
        var threshold = await db.MoveThresholdAsync(award, ct);

        var decision = about.Decision;
        return TypedResults.Ok(new AwardPage(
            card, about.Round, decision.At,
            [.. award.Members.Select(member => Member(member, cop, organisations)).OrderBy(member => member.Name.En, StringComparer.Ordinal)],
            award.AwardedActivities(),
            decision.Conditions,
            threshold.Percent, threshold.Assumed,
            [.. award.Suspensions.OrderBy(suspension => suspension.Number).Select(suspension => new SuspensionItem(suspension.Reason, suspension.At, suspension.EndedAt, suspension.EndedFor))],
            [.. award.Amendments.OrderByDescending(amendment => amendment.Number).Select(amendment => Item(amendment, names, user, mine, holders))],
            [.. holders.Where(mine.Contains)],
            MayPropose: award.IsAmendable && (user.Is(Roles.Facilitator) || award.MemberIds.Any(mine.Contains)),
            award.Version));
    }

    /// <summary>What the award pays for, activity by activity.</summary>
    public static IReadOnlyList<AwardedActivity> AwardedActivities(this Award award)
    {
        var lines = award.Lines.ToLookup(line => line.ActivityId);
        return [.. award.Activities.Select(activity => new AwardedActivity(
            activity.Id, activity.Title, activity.Province, activity.From, activity.To, Money.Eur(lines[activity.Id].Sum(line => line.AmountEur.Amount)),
            [.. lines[activity.Id].Select(line => new AwardedLine(line.Id, line.Description, line.OrganisationId, line.Option, line.AmountEur, line.Currency))]))];
    }

    private static AwardMemberItem Member(AwardMember member, CopCopy cop, Dictionary<Guid, OrganisationCopy> organisations)
    {
        var organisation = organisations.GetValueOrDefault(member.OrganisationId);
        return new AwardMemberItem(
            member.OrganisationId, organisation?.Name ?? new LocalText(""), organisation?.Acronym, cop.MemberIds.Contains(member.OrganisationId), member.WithdrewAt, member.WithdrewFor);
    }

    private static AmendmentItem Item(Amendment amendment, Dictionary<Guid, string> names, CurrentUser user, List<Guid> mine, List<Guid> holders)
    {
        var waits = amendment.State == AmendmentState.WaitingForApproval;
        var own = user.PersonId == amendment.ProposedBy;
        return new AmendmentItem(
            amendment.Number, amendment.Kind, amendment.State, amendment.Reason, amendment.Lines, amendment.Activities, amendment.NeededApproval,
            names.GetValueOrDefault(amendment.ProposedBy, ""), amendment.ProposedAt, amendment.DecidedBy is { } by ? names.GetValueOrDefault(by, "") : null,
            amendment.ChangedAt, amendment.RefusedFor, amendment.HeldLineId, amendment.HeldEur is { } held ? Money.Eur(held) : null,
            MayDecide: waits && !own && user.Is(Roles.Facilitator, Roles.Chair) && !holders.Exists(mine.Contains), MayTakeBack: waits && own);
    }
}
