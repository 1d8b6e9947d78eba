using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Events.Features.Meeting;

internal static class ReflectOnGathering
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/gatherings/{id:guid}/reflection", Handle)
        .RequireRole(Roles.Facilitator, Roles.Grantee)
        .WithSummary("Write down what was learnt from a gathering, and what participants asked for");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Gathering> id, Reflection told, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, version, db, user, clock.GetUtcNow(), ct) is not { } gathering)
        {
            return TypedResults.NotFound();
        }

        gathering.Reflect(told);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
