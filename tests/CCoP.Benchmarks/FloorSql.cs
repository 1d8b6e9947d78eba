using CCoP.Proposals.Contracts;
using Npgsql;

namespace CCoP.Benchmarks;

/// <summary>The least that each path has to ask of the database: the floor's SQL, which pgbench runs too.</summary>
internal static class FloorSql
{
    public const string Proposal =
        """
        SELECT p.id, p.title_en, p.title_km, p.state, p.content_hash, l.id, l.description, l.unit, l.quantity, l.unit_cost_amount, l.unit_cost_currency, l.organisation_id
        FROM proposals p JOIN budget_lines l ON l.proposal_id = p.id WHERE p.id = :id ORDER BY l.position
        """;

    public const string Page =
        """
        SELECT p.id, p.title_en, p.title_km, p.state, p.submitted_at, r.id, r.title_en, r.title_km, r.deadline, c.id, c.slug, c.name_en, c.name_km
        FROM proposals p JOIN rounds r ON r.id = p.round_id JOIN cop_copies c ON c.id = p.cop_id WHERE p.id < :cursor ORDER BY p.id DESC LIMIT 21
        """;

    /// <summary>
    /// A journal of two lines, the balances it moves, and a row in an outbox: what Finance writes when it pays an advance, without
    /// the advance, its step, the audit of all that, and what was answered.
    /// </summary>
    public static IReadOnlyList<string> Journal { get; } =
    [
        """
        INSERT INTO journals (id, ledger_id, number, kind, day, reference, rates, posted_by, posted_at, line_count)
        VALUES (:journal, :ledger, nextval('floor_number'), 'AdvancePaid', current_date, 'ABA 4711', '[]', :journal, now(), 2)
        """,
        """
        INSERT INTO journal_lines (journal_id, position, account, value_eur, amount_amount, amount_currency)
        VALUES (:journal, 0, 'Bank', -100, -100, 'EUR'), (:journal, 1, 'Advances', 100, 100, 'EUR')
        """,
        """
        INSERT INTO balances AS balance (ledger_id, account, currency, line_id, amount, value_eur)
        VALUES (:ledger, 'Advances', 'EUR', '00000000-0000-0000-0000-000000000000', 100, 100), (:ledger, 'Bank', 'EUR', '00000000-0000-0000-0000-000000000000', -100, -100)
        ON CONFLICT (ledger_id, account, currency, line_id) DO UPDATE SET amount = balance.amount + excluded.amount, value_eur = balance.value_eur + excluded.value_eur
        """,
        "INSERT INTO floor_outbox (message_id, partition, key, type, body) VALUES (:journal, 0, :ledger, 'AdvancePaid', '{}')",
    ];

    /// <summary>What <see cref="Journal"/> needs besides Finance's own tables: numbers without a lock, and an outbox that nobody empties.</summary>
    public const string Tables =
        """
        CREATE SEQUENCE floor_number START 1000000;
        CREATE TABLE floor_outbox (LIKE outbox INCLUDING ALL);
        """;

    public static async Task<FloorProposal> ReadProposalAsync(this NpgsqlDataSource database, Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Proposal);
        command.Parameters.Add(new NpgsqlParameter<Guid>("id", id));
        await using var row = await command.ExecuteReaderAsync(ct);
        FloorProposal? proposal = null;
        while (await row.ReadAsync(ct))
        {
            proposal ??= new FloorProposal(row.GetGuid(0), Text(row, 1), Enum.Parse<ProposalState>(row.GetString(3)), row.GetString(4), []);
            proposal.Budget.Add(new FloorLine(
                row.GetGuid(5), row.GetString(6), row.GetString(7), row.GetDecimal(8), new Money(row.GetDecimal(9), row.GetString(10)), row.GetGuid(11)));
        }

        return proposal!;
    }

    public static async Task<List<ProposalCard>> ReadPageAsync(this NpgsqlDataSource database, Guid cursor, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<Guid>("cursor", cursor));
        await using var row = await command.ExecuteReaderAsync(ct);
        var cards = new List<ProposalCard>(21);
        while (await row.ReadAsync(ct))
        {
            cards.Add(new ProposalCard(
                row.GetGuid(0), Text(row, 1), row.GetGuid(9), row.GetString(10), Text(row, 11), row.GetGuid(5), Text(row, 6), row.GetFieldValue<DateTimeOffset>(8),
                Enum.Parse<ProposalState>(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(4)));
        }

        return cards;
    }

    /// <summary>One round trip and one transaction.</summary>
    public static async Task PostJournalAsync(this NpgsqlDataSource database, Guid ledger, CancellationToken ct)
    {
        var journal = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        foreach (var statement in Journal)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement;
            command.Parameters.Add(new NpgsqlParameter<Guid>("journal", journal));
            if (statement.Contains(":ledger", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid>("ledger", ledger));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static LocalText Text(NpgsqlDataReader row, int column) => new(row.GetString(column), row.IsDBNull(column + 1) ? null : row.GetString(column + 1));
}

internal sealed record FloorProposal(Guid Id, LocalText Title, ProposalState State, string ContentHash, List<FloorLine> Budget);

internal sealed record FloorLine(Guid Id, string Description, string Unit, decimal Quantity, Money UnitCost, Guid OrganisationId);
