using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class FillBudget
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/budget", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Save the budget grid as a whole; the server computes every total");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, BudgetGrid told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToWrite().FillBudget(told.Lines, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
