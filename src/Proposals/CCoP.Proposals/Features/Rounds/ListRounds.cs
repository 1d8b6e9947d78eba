using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class ListRounds
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("rounds", Handle)
        .WithSummary("Rounds, the newest first");

    private static async Task<Ok<Page<RoundCard>>> Handle(
        ProposalsDb db, TimeProvider clock, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var now = clock.GetUtcNow();
        var after = new Id<Round>(cursor ?? Guid.Empty);
        var items = await db.Rounds
            .Where(round => cursor == null || round.Id < after)
            .OrderByDescending(round => round.Id)
            .Take(limit + 1)
            .Cards(db, now)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, round => round.Id));
    }

    public static IQueryable<RoundCard> Cards(this IQueryable<Round> rounds, ProposalsDb db, DateTimeOffset now) => rounds.Select(round => new RoundCard(
        round.Id.Value, round.Title, round.Opens, round.Deadline.At, Round.StateAt(round.Opens, round.Deadline, now), round.Demo,
        Money.Eur(db.Envelopes.Where(envelope => envelope.Id == round.EnvelopeId).Select(envelope => envelope.AmountEur).Single())));
}
