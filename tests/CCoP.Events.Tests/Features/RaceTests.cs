using System.Net;
using CCoP.Events.Domain;
using CCoP.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Tests.Features;

public sealed class RaceTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Whoever comes first: in the end nothing that the person withdrew is public, in the state as in the reads.</summary>
    [Fact, Trait("Row", "E08"), Trait("Row", "D02")]
    public async Task A_publication_and_a_withdrawal_of_consent_at_once_end_without_the_publication()
    {
        var cop = await events.CopAsync();
        var changes = await events.Bus.ListenAsync<OutputChanged>();
        for (var round = 0; round < 20; round++)
        {
            var quote = await cop.QuoteAsync();
            var output = await cop.ReadyAsync(stories: [quote]);
            var seen = await cop.OutputSeenAsync(output.Id);

            Task Withdraw() => events.Bus.PublishAsync(new ConsentChanged(quote, 2, ConsentSubject.Story, AllowsPublication: false, null, cop.Id));
            var early = round % 2 == 0 ? Task.CompletedTask : Withdraw();
            var publication = OutcomeAsync(() => cop.Publisher.PublishOutputAsync(output.Id, seen, Ct));
            await (round % 2 == 0 ? Withdraw() : early);
            var outcome = await publication;
            await events.EventuallyAsync(db => db.Consents.AnyAsync(consent => consent.Id == quote && consent.Revision == 2), "the withdrawal arrived");

            outcome.ShouldBeOneOf("done", "output.consent");
            var state = await events.InDatabaseAsync(db => db.Outputs.Where(kept => kept.Id == new Id<Output>(output.Id)).Select(kept => kept.State).SingleAsync());
            state.ShouldBe(outcome == "done" ? OutputState.Withdrawn : OutputState.Ready);
            (await OutcomeAsync(async () => (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldBeNull())).ShouldBe(outcome == "done" ? "output.gone" : "done");
            if (outcome == "done")
            {
                await changes.OneAsync(change => change.OutputId == output.Id && change.State == OutputState.Withdrawn);
            }
        }
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_publication_and_a_story_taken_back_at_once_end_without_the_publication()
    {
        var cop = await events.CopAsync();
        for (var round = 0; round < 10; round++)
        {
            var quote = await cop.QuoteAsync();
            var output = await cop.ReadyAsync(stories: [quote]);
            var (seen, storySeen) = (await cop.OutputSeenAsync(output.Id), (await cop.Representative.ReadStoryAsync(quote, Ct))!.Version);

            var outcomes = await Task.WhenAll(
                OutcomeAsync(() => cop.Publisher.PublishOutputAsync(output.Id, seen, Ct)), OutcomeAsync(() => cop.Representative.WithdrawStoryAsync(quote, storySeen, Ct)));

            outcomes[1].ShouldBe("done");
            (await cop.OutputAsync(output.Id)).Card.State.ShouldBe(outcomes[0] == "done" ? OutputState.Withdrawn : OutputState.Ready);
            (await OutcomeAsync(async () => (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldBeNull())).ShouldBe(outcomes[0] == "done" ? "output.gone" : "done");
        }
    }

    [Fact, Trait("Row", "G07")]
    public async Task Twenty_people_who_hold_a_gathering_at_once_hold_it_once()
    {
        var cop = await events.CopAsync();
        var held = await events.Bus.ListenAsync<GatheringHeld>();
        var planned = await cop.PlannedAsync();
        var seen = await cop.SeenAsync(planned.Id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            OutcomeAsync(() => (number % 2 == 0 ? cop.Representative : cop.Facilitator).HoldGatheringAsync(planned.Id, seen, Ct))));

        outcomes.ShouldAllBe(outcome => outcome == "done");
        await held.OneAsync(message => message.GatheringId == planned.Id);
        await events.ToldAsync();
        held.All.Count(message => message.GatheringId == planned.Id).ShouldBe(1);
    }

    [Fact, Trait("Row", "E09")]
    public async Task Of_two_cycles_that_continue_one_at_once_one_does()
    {
        var cop = await events.CopAsync();
        var first = await cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, null, "Why?"), Ct);
        async Task<uint> SeenAsync() => (await cop.Representative.ReadCycleAsync(first.Id, Ct))!.Version;
        await cop.Representative.WriteCycleAsync(first.Id, new("Why?", null, "Because."), await SeenAsync(), Ct);
        await cop.Representative.CloseCycleAsync(first.Id, await SeenAsync(), Ct);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            OutcomeAsync(() => cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, first.Id, "And then?"), Ct))));

        outcomes.Count(outcome => outcome == "done").ShouldBe(1);
        outcomes.Where(outcome => outcome != "done").ShouldAllBe(outcome => outcome == "cycle.continued" || outcome == "record.duplicate");
    }

    private static async Task<string> OutcomeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "done";
        }
        catch (ApiException refused) when (refused.Status != HttpStatusCode.InternalServerError)
        {
            return refused.Code;
        }
    }
}
