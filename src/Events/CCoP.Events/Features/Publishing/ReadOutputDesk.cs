using System.Data;
using CCoP.Events.Data;
using CCoP.Events.Domain;
using CCoP.Events.Features.Reading;
using CCoP.Events.Features.Telling;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Publishing;

/// <summary>This read loads the aggregate: what a publication would be refused for are rules, and rules live there.</summary>
internal static class ReadOutputDesk
{
    public static void Map(IEndpointRouteBuilder events) => events
        .MapGet("desk/outputs/{id:guid}", Handle)
        .RequireRole(Desk.Readers)
        .WithSummary("An output as those see it who work on it, and what stands in the way of its publication");

    private static async Task<Results<Ok<OutputDesk>, NotFound>> Handle(
        Id<Output> id, EventsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = PhnomPenh.Day(now);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await db.OutputsOf(user, now, Desk.Readers).AsNoTracking().SingleOrDefaultAsync(output => output.Id == id, ct) is not { } output)
        {
            return TypedResults.NotFound();
        }

        var showing = await db.ShowingAsync(output, ct);
        var told = output.StoryIds;
        var card = await db.Outputs.Where(same => same.Id == id).DeskCards(db, today).SingleAsync(ct);
        var stories = await db.Stories.Where(story => told.Contains((Guid)(object)story.Id) && story.CopId == output.CopId).Cards(db, today).ToListAsync(ct);
        var writes = await db.OutputsOf(user, now, Desk.Writers).AnyAsync(own => own.Id == id, ct);
        var publishes = user.Is(Desk.Publishers) && await db.OutputsOf(user, now, Desk.Publishers).AnyAsync(own => own.Id == id, ct);
        List<string> obstacles = [.. output.Historical ? [] : showing.Obstacles(output, today).Select(obstacle => obstacle.Code)];
        return TypedResults.Ok(new OutputDesk(
            card, output.Summary, output.Body, output.Links, output.MediaIds,
            [.. output.MediaIds.Where(showing.Media.ContainsKey).Select(medium => ReadOutput.Shown(showing.Media[medium]))],
            [.. stories.OrderBy(story => told.IndexOf(story.Id))], output.Reason, obstacles,
            IsVisible: output.State == OutputState.Published && obstacles.Count == 0,
            MayWrite: writes && output.MayWrite,
            MayHandOver: writes && output.MayHandOver,
            MayPublish: publishes && output.State == OutputState.Ready && !output.WriterIds.Contains(user.PersonId),
            MayReturn: publishes && output.State == OutputState.Ready,
            MayWithdraw: output.State == OutputState.Published,
            output.Version));
    }
}
