using Npgsql;

namespace CCoP.Benchmarks;

/// <summary>What a path writes at the least, in one round trip and one transaction: without its rules, its audit and what was answered.</summary>
/// <param name="Name">Part of its address.</param>
/// <param name="Database">Whose tables it writes to.</param>
/// <param name="First">Number of the first record that only the floor touches.</param>
/// <param name="Count">How many of them there are.</param>
/// <param name="Statements">With <c>:target</c> for one of them, and <c>:fresh</c> for a new id.</param>
internal sealed record FloorWrite(string Name, string Database, int First, int Count, IReadOnlyList<string> Statements)
{
    /// <summary>
    /// A journal of two lines, the balances it moves, and a row in an outbox: what Finance writes when it pays an advance, without
    /// the advance and its step.
    /// </summary>
    public static FloorWrite Journal { get; } = new("journal", "finance", 1, Records.Ledgers,
    [
        """
        INSERT INTO journals (id, ledger_id, number, kind, day, reference, rates, posted_by, posted_at, line_count)
        VALUES (:fresh, :target, nextval('floor_number'), 'AdvancePaid', current_date, 'ABA 4711', '[]', :fresh, now(), 2)
        """,
        """
        INSERT INTO journal_lines (journal_id, position, account, value_eur, amount_amount, amount_currency)
        VALUES (:fresh, 0, 'Bank', -100, -100, 'EUR'), (:fresh, 1, 'Advances', 100, 100, 'EUR')
        """,
        """
        INSERT INTO balances AS balance (ledger_id, account, currency, line_id, amount, value_eur)
        VALUES (:target, 'Advances', 'EUR', '00000000-0000-0000-0000-000000000000', 100, 100), (:target, 'Bank', 'EUR', '00000000-0000-0000-0000-000000000000', -100, -100)
        ON CONFLICT (ledger_id, account, currency, line_id) DO UPDATE SET amount = balance.amount + excluded.amount, value_eur = balance.value_eur + excluded.value_eur
        """,
        "INSERT INTO floor_outbox (message_id, partition, key, type, body) VALUES (:fresh, 0, :target, 'AdvancePaid', '{}')",
    ]);

    public static FloorWrite Submission { get; } = new("submission", "proposals", Records.FirstSpare, Records.Spare,
    [
        "UPDATE proposals SET state = 'Submitted', submitted_at = now(), requested_eur = 50 WHERE id = :target",
        "UPDATE budget_lines SET requested_eur = 10 WHERE proposal_id = :target",
        "INSERT INTO floor_outbox (message_id, partition, key, type, body) VALUES (:fresh, 0, :target, 'ProposalSubmitted', '{}')",
    ]);

    public static FloorWrite Score { get; } = new("score", "proposals", Records.FirstSpare, Records.Spare,
    [
        """
        INSERT INTO reviews (id, proposal_id, reviewer_id, content_hash, scores, weighted, at)
        VALUES (:fresh, :target, :target, repeat('0', 64), '[{"criterion": "inclusion", "points": 4}]', 4, now())
        ON CONFLICT (proposal_id, reviewer_id) DO UPDATE SET scores = excluded.scores, weighted = excluded.weighted, at = excluded.at
        """,
    ]);

    /// <summary>All on one envelope, so that each waits for the one before.</summary>
    public static FloorWrite Decision { get; } = new("decision", "proposals", Records.FirstSpare, Records.Spare,
    [
        "UPDATE proposals SET state = 'Approved' WHERE id = :target",
        "INSERT INTO decisions (id, proposal_id, outcome, approved_eur, lines, votes, by, at, reason_en, reason_km) VALUES (:fresh, :target, 'Approve', 1, '[]', '[]', :target, now(), 'Good.', 'ល្អ។')",
        $"UPDATE rounds SET reserved_eur = reserved_eur + 1 WHERE id = '{Records.SpareRound}'",
        $"UPDATE envelopes SET reserved_eur = reserved_eur + 1 WHERE id = '{Records.SpareRound}'",
        $"""
        INSERT INTO envelope_entries (id, envelope_id, round_id, proposal_id, cause, amount_eur, by, at, reason_en, reason_km)
        VALUES (:fresh, '{Records.SpareRound}', '{Records.SpareRound}', :target, 'Approved', 1, :target, now(), 'Good.', 'ល្អ។')
        """,
        "INSERT INTO floor_outbox (message_id, partition, key, type, body) VALUES (:fresh, 0, :target, 'ProposalDecided', '{}')",
    ]);

    public static IReadOnlyList<FloorWrite> All { get; } = [Journal, Submission, Score, Decision];

    public string RawSql => "raw SQL: " + Name;

    public string PgBench => "pgbench: " + Name;

    public string Address(Guid target) => $"/write/{Name}/{target}";

    /// <summary>What the floors need besides the services' own tables: numbers without a lock, and an outbox that nobody empties.</summary>
    public const string Tables =
        """
        CREATE SEQUENCE floor_number START 1000000;
        CREATE TABLE floor_outbox (LIKE outbox INCLUDING ALL);
        """;

    public async Task RunAsync(NpgsqlDataSource database, Guid target, CancellationToken ct)
    {
        var fresh = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        foreach (var statement in Statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement;
            foreach (var (name, value) in new[] { ("target", target), ("fresh", fresh) }.Where(parameter => statement.Contains(':' + parameter.Item1, StringComparison.Ordinal)))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid>(name, value));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }
}
