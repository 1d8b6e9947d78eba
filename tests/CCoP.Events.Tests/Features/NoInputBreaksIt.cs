using CCoP.Proposals.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Tests.Features;

public sealed class NoInputBreaksIt(EventsFixture events) : HostileInput(events.Http), IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected override IReadOnlyList<string> Open => ["ReadCalendar"];

    /// <summary>The representative with something of each kind on the desk, the publisher before an output, the operator, and the importer.</summary>
    protected override async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var cop = await events.CopAsync();
        var award = new AwardMade(
            Guid.CreateVersion7(), Guid.CreateVersion7(), cop.Id, new("Love stories"), [cop.MemberId], PaymentOption.Option2, Money.Eur(10), [],
            [new(Guid.CreateVersion7(), "Screening", "KH-12", events.Today, events.Today)], events.Clock.GetUtcNow());
        await events.Bus.PublishAsync(award);
        var (planned, held, story) = (await cop.PlannedAsync(), await cop.HeldAsync(), await cop.QuoteAsync(consent: false));
        var (draft, ready, published) = (await DraftAsync(cop), await cop.ReadyAsync(), await cop.PublishedAsync());
        var (open, closed) = (await StartAsync(cop), await StartAsync(cop));
        await cop.Representative.CloseCycleAsync(closed, (await cop.Representative.ReadCycleAsync(closed, Ct))!.Version, Ct);
        await events.EventuallyAsync(db => db.Gatherings.AnyAsync(gathering => gathering.AwardId == award.AwardId), "the activity is planned");

        (string, object)[] shared =
        [
            ("cop", cop.Slug), ("copId", cop.Id), ("gatheringId", held.Id), ("awardId", award.AwardId), ("previousId", closed), ("slug", published.Slug!), ("ReadGathering.slug", held.Slug!),
            ("province", "KH-12"), ("day", "2027-02-01"), ("time", "14:00:00"), ("starts", "14:00:00"), ("ends", "16:00:00"), ("url", "https://example.org/"),
        ];
        Caller Calls(Guid person, string role, params (string, object)[] own) => new(TestTokens.For(person, role), Known([.. shared, .. own]));
        return
        [
            Calls(
                cop.RepresentativeId, Roles.Grantee,
                [
                    ("id", planned.Id), ("RecordAttendance.id", held.Id), ("RecordAttendance.kind", "estimated"), ("ReflectOnGathering.id", held.Id),
                    .. new[] { "ReadCycle", "WriteCycle", "CloseCycle" }.Select(name => ($"{name}.id", (object)open)),
                    .. new[] { "ReadOutputDesk", "DraftOutput", "HandOverOutput" }.Select(name => ($"{name}.id", (object)draft)), ("WithdrawOutput.id", published.Id),
                    .. new[] { "ReadStory", "ReviseStory", "RestrictStory", "WithdrawStory" }.Select(name => ($"{name}.id", (object)story)),
                    .. new[] { "PlanGathering", "StartCycle", "PlanOutput", "TellStory" }.Select(name => ($"{name}.id", (object)Guid.CreateVersion7())),
                ]),
            Calls(cop.PublisherId, Roles.Publisher, ("id", ready.Id), ("WithdrawOutput.id", published.Id), ("ReadStory.id", story)),
            Calls(await events.PersonAsync(Roles.Admin), Roles.Admin),
            new(TestTokens.Machine(Scopes.All), Known([.. shared, ("sourceKey", $"key-{cop.Id:N}"), ("gathering", await ImportedAsync(cop)), ("gatherings", await ImportedAsync(cop))])),
        ];
    }

    private static async Task<Guid> DraftAsync(Cop cop)
    {
        var output = await cop.Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Article, new("Love stories"), cop.Id, null, null), Ct);
        await cop.Representative.DraftOutputAsync(output.Id, Cop.Draft(), await cop.OutputSeenAsync(output.Id), Ct);
        return output.Id;
    }

    private static async Task<Guid> StartAsync(Cop cop)
    {
        var cycle = await cop.Representative.StartCycleAsync(new NewCycle(null, cop.Id, null, null, "Why?"), Ct);
        await cop.Representative.WriteCycleAsync(cycle.Id, new("Why?", null, "Because."), (await cop.Representative.ReadCycleAsync(cycle.Id, Ct))!.Version, Ct);
        return cycle.Id;
    }

    private async Task<string> ImportedAsync(Cop cop)
    {
        var key = $"held-{cop.Id:N}";
        await events.Importer.ImportGatheringAsync(key, new(cop.Id, Cop.Basics(), cop.On(-9), GatheringState.Held, "test", [], [], null), Ct);
        return key;
    }

    private static Dictionary<string, string> Known(params IEnumerable<(string Name, object Value)> values) =>
        values.ToDictionary(value => value.Name, value => value.Value.ToString()!, StringComparer.Ordinal);
}
