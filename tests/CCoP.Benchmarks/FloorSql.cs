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
    /// All that the service reads for the same answer, in one round trip: the reader's seat and office, the proposal with all its
    /// parts, its round, envelope and CoP, the organisations and the rates.
    /// </summary>
    public static IReadOnlyList<string> WholeProposal { get; } =
    [
        $"""
        SELECT 1 FROM proposals p JOIN committee_members seat ON seat.round_id = p.round_id JOIN role_copies role ON role.person_id = seat.person_id
        WHERE p.id = :id AND seat.person_id = '{Records.Reader}' AND role.role = 'committee' AND role."from" <= now() AND (role."to" IS NULL OR now() < role."to")
        """,
        """
        SELECT p.id, p.title_en, p.title_km, p.state, p.content_hash, p.template_version, p.submitted_at, p.basics_revision, p.activities_revision, p.budget_revision,
            r.id, r.title_en, r.title_km, r.opens, r.deadline, r.demo, e.amount_eur, c.id, c.slug, c.name_en, c.name_km
        FROM proposals p JOIN rounds r ON r.id = p.round_id JOIN envelopes e ON e.id = r.envelope_id JOIN cop_copies c ON c.id = p.cop_id WHERE p.id = :id
        """,
        "SELECT key, text, revision FROM sections WHERE proposal_id = :id",
        "SELECT id, title, province, \"from\", \"to\", agenda::text, agenda_revision FROM activities WHERE proposal_id = :id ORDER BY position",
        """
        SELECT id, description, unit, quantity, unit_cost_amount, unit_cost_currency, activity_id, organisation_id, option, requested_eur
        FROM budget_lines WHERE proposal_id = :id ORDER BY position
        """,
        "SELECT organisation_id, state, changed_at FROM co_applicants WHERE proposal_id = :id",
        "SELECT organisation_id, content_hash, at FROM sign_offs WHERE proposal_id = :id",
        "SELECT outcome, reason_en, reason_km, approved_eur, at FROM decisions WHERE proposal_id = :id",
        "SELECT id, name_en, name_km, acronym, kind, legal_entity_id FROM organisation_copies",
        "SELECT DISTINCT ON (currency) currency, day, units_per_eur, source FROM rate_copies WHERE day <= current_date ORDER BY currency, day DESC",
    ];

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

    /// <summary>The rows as they come; each answer has about as many bytes as the service's.</summary>
    public static async Task<List<object?[]>> ReadWholeProposalAsync(this NpgsqlDataSource database, Guid id, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        foreach (var statement in WholeProposal)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement;
            if (statement.Contains(":id", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid>("id", id));
            }

            batch.BatchCommands.Add(command);
        }

        await using var row = await batch.ExecuteReaderAsync(ct);
        var rows = new List<object?[]>();
        do
        {
            while (await row.ReadAsync(ct))
            {
                var values = new object[row.FieldCount];
                row.GetValues(values);
                rows.Add(Array.ConvertAll(values, value => value is DBNull ? null : value));
            }
        }
        while (await row.NextResultAsync(ct));
        return rows;
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

    private static LocalText Text(NpgsqlDataReader row, int column) => new(row.GetString(column), row.IsDBNull(column + 1) ? null : row.GetString(column + 1));
}

internal sealed record FloorProposal(Guid Id, LocalText Title, ProposalState State, string ContentHash, List<FloorLine> Budget);

internal sealed record FloorLine(Guid Id, string Description, string Unit, decimal Quantity, Money UnitCost, Guid OrganisationId);
