using CCoP.Events.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's gatherings, what came of them, and what was learnt.</summary>
internal sealed class EventsImport(EventsClient events, ImportReport report)
{
    /// <param name="cops">Id of each CoP by its slug.</param>
    /// <param name="ct">Stops the import between two records.</param>
    public async Task RunAsync(IReadOnlyDictionary<string, Guid> cops, CancellationToken ct)
    {
        var gatherings = Gathering.All.ToDictionary(StringComparer.Ordinal);
        await report.EachAsync("gatherings", gatherings, async (key, gathering) => (await events.ImportGatheringAsync(key, gathering.ToImport(gathering.Cop is { } cop ? cops[cop] : null), ct)).Outcome);
        await report.EachAsync<Output>("outputs", async (key, output) => (await events.ImportOutputAsync(key, output.ToImport(cops[output.Cop], gatherings[output.Gathering].Printed), ct)).Outcome);
        await report.EachAsync<Story>("stories", async (key, story) => (await events.ImportStoryAsync(key, story.ToImport(cops[story.Cop]), ct)).Outcome);
        await report.EachAsync<LessonImport>("lessons", async (key, lesson) => (await events.ImportLessonAsync(key, lesson, ct)).Outcome);
        await report.EachAsync<JourneyStopImport>("journey", async (key, stop) => (await events.ImportJourneyStopAsync(key, stop, ct)).Outcome);
    }
}
