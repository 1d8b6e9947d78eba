using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class CallClinic
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("rounds/{id:guid}/clinics", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Call a consultation workshop of a round, with its coaches");

    private static async Task<Results<Created<ClinicCalled>, NotFound>> Handle(Id<Round> id, NewClinic told, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == id, ct) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var clinic = Clinic.Call(Id<Clinic>.From(told.Id), round, told, await db.MayCoach(clock.GetUtcNow()).ToHashSetAsync(ct));
        if (await db.Clinics.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == clinic.Id, ct) is { } earlier)
        {
            Rule.Available(earlier.RoundId == id && earlier.Title == clinic.Title, "record.duplicate", "This id belongs to another record. Use a new one.");
        }
        else
        {
            db.Clinics.Add(clinic);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Created($"/api/proposals/clinics/{clinic.Id}", new ClinicCalled(clinic.Id.Value));
    }
}
