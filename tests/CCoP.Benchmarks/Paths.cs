using System.Globalization;

namespace CCoP.Benchmarks;

/// <summary>One thing that every round measures.</summary>
internal sealed record Side(string Name, Func<TimeSpan, CancellationToken, Task<Sample>> RunAsync);

/// <summary>A path beside its floor: a share of what that brings in the same round.</summary>
/// <param name="Goal">The least share; null where none is set.</param>
/// <param name="SameAnswer">A second floor, which reads by hand all that the path reads.</param>
internal sealed record MeasuredPath(string Id, string What, string Floor, double? Goal, string? SameAnswer = null);

/// <summary>A path whose goal is a time.</summary>
internal sealed record MeasuredDelivery(string Id, string What, string Floor, double GoalP50, double GoalP99);

/// <summary>What is measured, and beside which floor. A path is measured by the side of its own name.</summary>
internal sealed class Paths(Platform platform, Records records)
{
    public const string Empty = "empty API", EmptyBehindGateway = "empty API through the gateway", RawProposal = "raw SQL: proposal with 50 lines",
        RawWholeProposal = "raw SQL: proposal with all its parts", RawPage = "raw SQL: page of 20", PgBenchProposal = "pgbench: proposal with 50 lines",
        PgBenchWholeProposal = "pgbench: proposal with all its parts", PgBenchPage = "pgbench: page of 20", RawBroker = "RabbitMQ.Client with confirms";

    /// <summary>Decisions that come at once.</summary>
    private const int Decisions = 20;

    /// <summary>One of them, as it is sent.</summary>
    private const string Approval = """{"outcome":"approve","reason":{"en":"Good.","km":"Good."},"approvedEur":{"amount":"1.00","currency":"EUR"}}""";

    public static IReadOnlyList<MeasuredPath> Ratios { get; } =
    [
        new("R1", "Proposal by id in its service", RawProposal, 0.80, RawWholeProposal),
        new("R2", "Proposal by id through the gateway", RawProposal, 0.50, RawWholeProposal),
        new("R3", "Page of 20 of 10,000 proposals through the gateway", RawPage, 0.45),
        new("R4", "Public page of a CoP through the gateway", EmptyBehindGateway, 0.30),
        new("W1", "Payment of an advance in Finance", FloorWrite.Journal.RawSql, 0.75),
        new("W2", "Payment of an advance through the gateway", FloorWrite.Journal.RawSql, 0.60),
        new("W4", "Submission of a proposal through the gateway", FloorWrite.Submission.RawSql, null),
        new("W5", "Score of a proposal through the gateway", FloorWrite.Score.RawSql, null),
        new("W6", "20 decisions at once on one envelope through the gateway", FloorWrite.Decision.RawSql, null),
    ];

    public static IReadOnlyList<MeasuredDelivery> Deliveries { get; } = [new("M1", "Outbox to committed effect at 50/s", RawBroker, 8, 35)];

    public IReadOnlyList<Side> Sides =>
    [
        new(Empty, (duration, ct) => Load.RunAsync(platform.Port("floor"), Turns(Load.Request("GET", FloorProcess.Empty)), duration, ct)),
        new(EmptyBehindGateway, (duration, ct) => Load.RunAsync(platform.Port("gateway"), Turns(Load.Request("GET", FloorProcess.EmptyBehindGateway)), duration, ct)),
        new("R4", (duration, ct) => Load.RunAsync(platform.Port("gateway"), Turns(Load.Request("GET", "/cops/lgbtqia", null, "Accept: text/html", "Accept-Encoding: gzip, br", "Accept-Language: en")), duration, ct)),
        new(RawProposal, (duration, ct) => Load.RunAsync(platform.Port("floor"), Proposals(FloorProcess.Proposal), duration, ct)),
        new(RawWholeProposal, (duration, ct) => Load.RunAsync(platform.Port("floor"), Proposals(FloorProcess.WholeProposal), duration, ct)),
        new("R1", async (duration, ct) => await Load.RunAsync(platform.Port("proposals"), Proposals(id => $"/api/proposals/{id}", await AsReaderAsync(ct)), duration, ct)),
        new("R2", async (duration, ct) => await Load.RunAsync(platform.Port("gateway"), Proposals(id => $"/api/proposals/{id}", await AsReaderAsync(ct)), duration, ct)),
        new(RawPage, (duration, ct) => Load.RunAsync(platform.Port("floor"), Pages(FloorProcess.Page), duration, ct)),
        new("R3", async (duration, ct) => await Load.RunAsync(platform.Port("gateway"), Pages(cursor => $"/api/proposals?limit=20&cursor={cursor}", await AsReaderAsync(ct)), duration, ct)),
        RawSql(FloorWrite.Journal),
        new("W1", (duration, ct) => PayAsync("finance", duration, ct)),
        new("W2", (duration, ct) => PayAsync("gateway", duration, ct)),
        RawSql(FloorWrite.Submission),
        new("W4", (duration, ct) => EachOnceAsync(records.Signed, "submit", "", Records.Writer, Roles.Grantee, Load.Connections, duration, ct)),
        RawSql(FloorWrite.Score),
        new("W5", async (duration, ct) =>
        {
            var authorization = await AsReaderAsync(ct);
            var requests = Enumerable.Range(1, Records.Proposals).Select(number => Load.Request("PUT", $"/api/proposals/{Records.Known(number)}/review", records.Scores, authorization));
            return await Load.RunAsync(platform.Port("gateway"), Turns([.. requests]), duration, ct);
        }),
        RawSql(FloorWrite.Decision),
        new("W6", (duration, ct) => EachOnceAsync(records.Undecided, "decide", Approval, Records.Chair, Roles.Chair, Decisions, duration, ct)),
        new(PgBenchProposal, (duration, ct) => PgBench.RunAsync(platform, "proposals", [FloorSql.Proposal], duration, ct)),
        new(PgBenchWholeProposal, (duration, ct) => PgBench.RunAsync(platform, "proposals", FloorSql.WholeProposal, duration, ct)),
        new(PgBenchPage, (duration, ct) => PgBench.RunAsync(platform, "proposals", [FloorSql.Page], duration, ct)),
        .. FloorWrite.All.Select(write => new Side(write.PgBench, (duration, ct) => PgBench.RunAsync(platform, write, duration, ct))),
        new(RawBroker, (duration, ct) => Delivery.BrokerAloneAsync(platform, duration, ct)),
        new("M1", (duration, ct) => Delivery.OutboxToEffectAsync(records, duration, ct)),
    ];

    private Side RawSql(FloorWrite write) => new(write.RawSql, (duration, ct) => Load.RunAsync(
        platform.Port("floor"), Turns([.. Enumerable.Range(write.First, write.Count).Select(number => Load.Request("POST", write.Address(Records.Known(number)), ""))]), duration, ct,
        write == FloorWrite.Decision ? Decisions : Load.Connections));

    private async Task<Sample> PayAsync(string process, TimeSpan duration, CancellationToken ct)
    {
        var authorization = await AuthorizationAsync(Records.Payer, Roles.FinancePay, ct);
        var body = $$"""{"day":"{{PhnomPenh.Day(TimeProvider.System.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture)}}","bankReference":"ABA 4711"}""";
        var sample = await Load.RunAsync(
            platform.Port(process),
            () => records.Approved.Next() is { } advance
                ? Load.Request("POST", $"/api/finance/advances/{advance.Id}/pay", body, authorization, $"If-Match: \"{advance.Version}\"", $"Idempotency-Key: {advance.Id}")
                : null,
            duration, ct);
        await records.SettleAsync(ct);
        return sample;
    }

    /// <summary>One command for each proposal that waits for it, with the version that it has.</summary>
    private async Task<Sample> EachOnceAsync(
        Waiting proposals, string command, string body, Guid person, string role, int connections, TimeSpan duration, CancellationToken ct)
    {
        var authorization = await AuthorizationAsync(person, role, ct);
        var sample = await Load.RunAsync(
            platform.Port("gateway"),
            () => proposals.Next() is { } proposal ? Load.Request("POST", $"/api/proposals/{proposal.Id}/{command}", body, authorization, $"If-Match: \"{proposal.Version}\"") : null,
            duration, ct, connections);
        await records.SettleAsync(ct);
        return sample;
    }

    private Task<string> AsReaderAsync(CancellationToken ct) => AuthorizationAsync(Records.Reader, Roles.Committee, ct);

    private async Task<string> AuthorizationAsync(Guid person, string role, CancellationToken ct) => "Authorization: Bearer " + await FloorIdentity.TokenAsync(platform, person, role, ct);

    private static Func<byte[]> Proposals(Func<Guid, string> path, params string[] headers) =>
        Turns([.. Enumerable.Range(1, Records.Whole).Select(number => Load.Request("GET", path(Records.Known(number)), null, headers))]);

    private static Func<byte[]> Pages(Func<Guid, string> path, params string[] headers) =>
        Turns([.. Enumerable.Range(1, 200).Select(number => Load.Request("GET", path(Records.Known(number * 49)), null, headers))]);

    /// <summary>One after the other, again and again.</summary>
    private static Func<byte[]> Turns(params byte[][] requests)
    {
        var turn = -1;
        return () => requests[(uint)Interlocked.Increment(ref turn) % requests.Length];
    }
}
