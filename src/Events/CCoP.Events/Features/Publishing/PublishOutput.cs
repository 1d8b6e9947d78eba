using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

internal static class PublishOutput
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapPost("desk/outputs/{id:guid}/publish", Handle)
        .RequireRole(Desk.Publishers)
        .WithSummary("Publish an output that somebody else wrote, with the consent of everybody in it");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Output> id, Seen version, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await LockShownAsync(id, version, db, ct);
        if (await Desk.OpenAsync(id, version, Desk.Publishers, db, user, now, ct) is not { } output)
        {
            return TypedResults.NotFound();
        }

        db.Publish(output.Publish(await db.ShowingAsync(output, ct), user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>
    /// A consent that is being withdrawn now is waited for, and one that is withdrawn next waits for this publication, which it then
    /// ends. What is shown is locked before the output, as those do who take it back.
    /// </summary>
    private static async Task LockShownAsync(Id<Output> id, Seen version, EventsDb db, CancellationToken ct)
    {
        if (await db.Outputs.Where(output => output.Id == id && output.Version == version.Version).Select(output => new { output.MediaIds, output.StoryIds }).SingleOrDefaultAsync(ct) is not { } shown)
        {
            return;
        }

        foreach (var subject in shown.MediaIds.Concat(shown.StoryIds).Order())
        {
            await db.LockAsync(new Id<ConsentCopy>(subject), ct);
        }

        foreach (var medium in shown.MediaIds.Order())
        {
            await db.LockAsync(new Id<MediaCopy>(medium), ct);
        }

        foreach (var story in shown.StoryIds.Order())
        {
            await db.LockAsync(new Id<Story>(story), ct);
        }
    }
}
