using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class ChangeClinic
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("clinics/{id:guid}", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Change the days, the place or the coaches of a clinic that is not over");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<Clinic> id, NewClinic told, Seen version, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var clinic = await db.Clinics.Include(clinic => clinic.Coaches).Include(clinic => clinic.Drafts).SingleAsync(clinic => clinic.Id == id, ct);
        db.Expect(clinic, version);
        var round = await db.Rounds.AsNoTracking().SingleAsync(round => round.Id == clinic.RoundId, ct);
        db.Involvements.AddRange(clinic.Change(round, told, await db.MayCoach(now).ToHashSetAsync(ct), now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
