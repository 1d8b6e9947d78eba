using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

internal static class ListProposals
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("", Handle)
        .WithSummary("Proposals that exist for the reader, the newest first");

    private static async Task<Ok<Page<ProposalCard>>> Handle(
        ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        Guid? round = null, Guid? cop = null, ProposalState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (after, inRound) = (new Id<Proposal>(cursor ?? Guid.Empty), new Id<Round>(round ?? Guid.Empty));
        var items = await db.VisibleTo(user, clock.GetUtcNow())
            .Where(proposal => (round == null || proposal.RoundId == inRound) && (cop == null || proposal.CopId == cop) && (state == null || proposal.State == state))
            .Where(proposal => cursor == null || proposal.Id < after)
            .OrderByDescending(proposal => proposal.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, proposal => proposal.Id));
    }

    /// <summary>Texts are put together here: passed on as they are, EF would read every column of what they belong to.</summary>
    public static IQueryable<ProposalCard> Cards(this IQueryable<Proposal> proposals, ProposalsDb db) =>
        from proposal in proposals
        join round in db.Rounds on proposal.RoundId equals round.Id
        join cop in db.Cops on proposal.CopId equals cop.Id
        select new ProposalCard(
            proposal.Id.Value, new LocalText(proposal.Title.En, proposal.Title.Km), proposal.CopId, cop.Slug, new LocalText(cop.Name.En, cop.Name.Km),
            round.Id.Value, new LocalText(round.Title.En, round.Title.Km), round.Deadline.At, proposal.State, proposal.SubmittedAt);

    public static IQueryable<AwardCard> Cards(this IQueryable<Award> awards, ProposalsDb db) =>
        from award in awards
        join cop in db.Cops on award.CopId equals cop.Id
        select new AwardCard(award.Id.Value, award.ProposalId.Value, award.CopId, new LocalText(cop.Name.En, cop.Name.Km), new LocalText(award.Title.En, award.Title.Km), award.Option, Money.Eur(award.AmountEur), award.State, award.MadeAt);
}
