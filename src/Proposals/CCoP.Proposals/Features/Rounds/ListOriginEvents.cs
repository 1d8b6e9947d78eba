using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

internal static class ListOriginEvents
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("events", Handle)
        .WithSummary("Linking and Learning events that a proposal can cite as its origin");

    private static async Task<Ok<Page<OriginEventItem>>> Handle(ProposalsDb db, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 100)
    {
        var after = new Id<OriginEvent>(cursor ?? Guid.Empty);
        var items = await db.OriginEvents
            .Where(origin => cursor == null || origin.Id > after)
            .OrderBy(origin => origin.Id)
            .Take(limit + 1)
            .Select(origin => new OriginEventItem(origin.Id.Value, origin.Title, origin.PrintedDate, origin.Place))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, origin => origin.Id));
    }
}
