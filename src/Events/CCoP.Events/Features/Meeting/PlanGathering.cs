using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Meeting;

internal static class PlanGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Plan a gathering of a CoP, or of the whole programme");

    private static async Task<Results<Created<EventsCreated>, NotFound>> Handle(
        NewGathering told, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await (told.CopId is { } cop
            ? db.MayWorkForAsync(cop, user, now, [Roles.Facilitator], ct)
            : db.RolesOf(user.PersonId, now, Roles.Facilitator).AnyAsync(role => role.CopId == null, ct)))
        {
            return TypedResults.NotFound();
        }

        var gathering = Gathering.Plan(Id<Gathering>.From(told.Id), told, told.CopId);
        if (await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == gathering.Id, ct) is { } earlier)
        {
            Rule.Available(earlier.CopId == told.CopId && earlier.Slug == gathering.Slug, "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(earlier);
        }

        db.Gatherings.Add(gathering);
        await db.SaveChangesAsync(ct);
        return Created(gathering);
    }

    private static Created<EventsCreated> Created(Gathering gathering) =>
        TypedResults.Created($"/api/events/desk/gatherings/{gathering.Id}", new EventsCreated(gathering.Id.Value, gathering.Slug));
}
