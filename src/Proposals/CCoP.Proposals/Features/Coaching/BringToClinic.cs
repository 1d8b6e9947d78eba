using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class BringToClinic
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/clinics/{clinicId:guid}", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Bring a draft to a clinic: its coaches read it while the clinic is on, and count as involved");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<Clinic> clinicId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        // Always the proposal before the clinic: two drafts wait for each other, never in a circle.
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft || !await db.LockAsync(clinicId, ct))
        {
            return TypedResults.NotFound();
        }

        var clinic = await db.Clinics.Include(clinic => clinic.Coaches).Include(clinic => clinic.Drafts).SingleAsync(clinic => clinic.Id == clinicId, ct);
        db.Involvements.AddRange(clinic.Bring(draft.ToWrite(), user.PersonId, now));
        db.Touch(clinic);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
