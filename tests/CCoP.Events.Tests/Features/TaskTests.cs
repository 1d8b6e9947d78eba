namespace CCoP.Events.Tests.Features;

public sealed class TaskTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "B01")]
    public async Task What_waits_for_a_person_is_what_that_person_can_do_next()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var later = await cop.PlannedAsync(daysFromToday: 1);
        (await TasksAsync(cop.Representative)).ShouldBeEmpty();

        var gathering = await cop.PlannedAsync();
        (await TasksAsync(cop.Representative)).ShouldBe([(EventsTaskKind.HoldGathering, gathering.Id)]);
        await cop.Representative.HoldGatheringAsync(gathering.Id, await cop.SeenAsync(gathering.Id), Ct);
        (await TasksAsync(cop.Representative)).ShouldBe([(EventsTaskKind.RecordAttendance, gathering.Id)]);
        await cop.Representative.RecordAttendanceAsync(gathering.Id, new([new(AttendanceKind.Counted, 4, null, "participants", "count", null)]), await cop.SeenAsync(gathering.Id), Ct);
        (await TasksAsync(cop.Representative)).ShouldBeEmpty();

        var output = await cop.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Report, new("Report"), cop.Id, null, gathering.Id), Ct);
        (await TasksAsync(cop.Representative)).ShouldBe([(EventsTaskKind.WriteOutput, output.Id)]);
        await cop.Representative.DraftOutputAsync(output.Id, Cop.Draft(), await cop.OutputSeenAsync(output.Id), Ct);
        (await TasksAsync(cop.Representative)).ShouldBe([(EventsTaskKind.WriteOutput, output.Id)]);
        (await TasksAsync(cop.Publisher)).ShouldBeEmpty();
        await cop.Representative.HandOverOutputAsync(output.Id, await cop.OutputSeenAsync(output.Id), Ct);
        (await TasksAsync(cop.Representative)).ShouldBeEmpty();
        var task = (await cop.Publisher.ListMyTasksAsync(Ct)).Items.ShouldHaveSingleItem();
        (task.Kind, task.Id, task.CopName, task.Due).ShouldBe((EventsTaskKind.PublishOutput, output.Id, new LocalText("CoP"), events.Today));
        await cop.PublishAsync(output.Id);
        (await TasksAsync(cop.Publisher)).ShouldBeEmpty();

        (await TasksAsync(other.Representative)).ShouldBeEmpty();
        events.Clock.Advance(TimeSpan.FromDays(1));
        (await TasksAsync(cop.Facilitator)).ShouldContain((EventsTaskKind.HoldGathering, later.Id));
        (await TasksAsync(other.Representative)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<(EventsTaskKind Kind, Guid Id)>> TasksAsync(EventsClient person) => (await person.ListMyTasksAsync(Ct)).Items.Select(task => (task.Kind, task.Id));
}
