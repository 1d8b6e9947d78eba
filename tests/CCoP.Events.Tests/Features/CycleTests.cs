using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

public sealed class CycleTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E09")]
    public async Task A_cycle_closes_only_with_a_reflection_and_the_next_one_links_to_it()
    {
        var cop = await events.CopAsync();
        var gathering = await cop.HeldAsync();
        var first = await cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, gathering.Id, null, "Why do families come?"), Ct);
        await RefusedAsync(async () => await cop.Representative.CloseCycleAsync(first.Id, await SeenAsync(cop, first.Id), Ct), HttpStatusCode.UnprocessableEntity, "cycle.reflection");
        await cop.Representative.WriteCycleAsync(first.Id, new("Why do families come?", "We invited children too.", " "), await SeenAsync(cop, first.Id), Ct);
        (await PageAsync(cop, first.Id)).Card.State.ShouldBe(CycleState.Test);
        await RefusedAsync(async () => await cop.Representative.CloseCycleAsync(first.Id, await SeenAsync(cop, first.Id), Ct), HttpStatusCode.UnprocessableEntity, "cycle.reflection");
        await RefusedAsync(() => NextAsync(cop, first.Id), HttpStatusCode.UnprocessableEntity, "cycle.previous_open");

        await cop.Representative.WriteCycleAsync(first.Id, new("Why do families come?", "We invited children too.", "They come when children do."), await SeenAsync(cop, first.Id), Ct);
        (await PageAsync(cop, first.Id)).Card.State.ShouldBe(CycleState.Reflect);
        await cop.Representative.CloseCycleAsync(first.Id, await SeenAsync(cop, first.Id), Ct);
        (await PageAsync(cop, first.Id)).MayContinue.ShouldBeTrue();
        var next = await NextAsync(cop, first.Id);

        (await PageAsync(cop, next.Id)).Card.PreviousId.ShouldBe(first.Id);
        var closed = await PageAsync(cop, first.Id);
        (closed.Card.State, closed.NextId, closed.MayWrite, closed.MayContinue).ShouldBe((CycleState.Closed, next.Id, false, false));
        await RefusedAsync(() => NextAsync(cop, first.Id), HttpStatusCode.UnprocessableEntity, "cycle.continued");
        await RefusedAsync(() => cop.Representative.WriteCycleAsync(first.Id, new("Again?", null, null), closed.Version, Ct), HttpStatusCode.UnprocessableEntity, "cycle.closed");
        (await cop.DeskAsync(gathering.Id)).Cycles.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        (await cop.Representative.ListCyclesAsync(Ct, cop.Slug)).Items.Select(cycle => cycle.Id).ShouldBe([next.Id, first.Id]);
    }

    [Fact]
    public async Task Cycles_are_for_their_CoP_and_the_facilitator()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var gathering = await cop.HeldAsync();
        var cycle = await cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, null, "Why do families come?"), Ct);
        var seen = await SeenAsync(cop, cycle.Id);

        (await other.Representative.ReadCycleAsync(cycle.Id, Ct)).ShouldBeNull();
        (await other.Representative.ListCyclesAsync(Ct)).Items.ShouldBeEmpty();
        await RefusedAsync(() => other.Representative.WriteCycleAsync(cycle.Id, new("Mine", null, null), seen, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, null, "Theirs"), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.StartCycleAsync(new NewCycle(null, other.Id, gathering.Id, null, "At theirs"), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.StartCycleAsync(new NewCycle(null, other.Id, null, cycle.Id, "After theirs"), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => cop.Representative.CloseCycleAsync(cycle.Id, seen + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
    }

    private static Task<EventsCreated> NextAsync(Cop cop, Guid previous) => cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, previous, "And in villages?"), Ct);

    private static async Task<CyclePage> PageAsync(Cop cop, Guid id) => (await cop.Facilitator.ReadCycleAsync(id, Ct))!;

    private static async Task<uint> SeenAsync(Cop cop, Guid id) => (await PageAsync(cop, id)).Version;
}
