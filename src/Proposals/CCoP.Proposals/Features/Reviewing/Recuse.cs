using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

internal static class Recuse
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/recuse", Handle)
        .RequireRole(Roles.Committee, Roles.Chair)
        .WithSummary("Declare a conflict: from then on the proposal does not exist for this member");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Recusal told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.BeforeCommitteeMember(user.PersonId, now).AnyAsync(visible => visible.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        db.DeclaredConflicts.Add(new DeclaredConflict { ProposalId = id, PersonId = user.PersonId, Reason = Words.Checked(told.Reason, Lengths.Ground, "reason"), At = now });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
