using System.Text.Json;
using CCoP.Proposals.Contracts;
using Npgsql;

namespace CCoP.Benchmarks;

/// <summary>
/// What the paths read and change, beside the booklet that the importer has loaded: proposals in its round, all of them visible to
/// one committee member, and awards whose advances wait to be paid.
/// </summary>
internal sealed class Records : IAsyncDisposable
{
    public const int Proposals = 10_000, Whole = 200, Lines = 50, Ledgers = 4_000, Advances = 16_000;

    /// <summary>Proposals that wait to be submitted, those that wait to be decided on, and those that only the floor writes to.</summary>
    public const int FirstDraft = 20_001, Drafts = 6_000, FirstScored = 30_001, Scored = 6_000, FirstSpare = 40_001, Spare = 1_000;

    private Records(NpgsqlDataSource proposals, NpgsqlDataSource finance, NpgsqlDataSource membership) =>
        (ProposalsDatabase, FinanceDatabase, MembershipDatabase) = (proposals, finance, membership);

    /// <summary>A committee member, employed by an organisation that is in no CoP: every proposal is examined for a conflict, none has one.</summary>
    public static Guid Reader { get; } = Known(1);

    public static Guid Payer { get; } = Known(2);

    /// <summary>Represents a member in every CoP.</summary>
    public static Guid Writer { get; } = Known(3);

    /// <summary>Decides in <see cref="DecidedRound"/>.</summary>
    public static Guid Chair { get; } = Known(4);

    /// <summary>A round with an envelope of the same id, whose proposals are scored and wait for the chair.</summary>
    public static Guid DecidedRound { get; } = Known(1);

    /// <summary>The same for the proposals that only the floor writes to.</summary>
    public static Guid SpareRound { get; } = Known(2);

    /// <summary>Advances to pay, drafts to submit, and proposals to decide on.</summary>
    public required Waiting Approved { get; init; }

    public required Waiting Signed { get; init; }

    public required Waiting Undecided { get; init; }

    /// <summary>Scores of every criterion of the round, as they are sent.</summary>
    public required string Scores { get; init; }

    public NpgsqlDataSource ProposalsDatabase { get; }

    public NpgsqlDataSource FinanceDatabase { get; }

    public NpgsqlDataSource MembershipDatabase { get; }

    /// <summary>The id of the record with this number, in the order of the numbers; the SQL function of the same name agrees.</summary>
    public static Guid Known(int number) => Guid.Parse($"01900000-0000-7000-8000-{number:x12}");

    public static async Task<Records> FillAsync(Platform platform, CancellationToken ct)
    {
        NpgsqlDataSource Database(string name) => NpgsqlDataSource.Create(platform.Postgres.ConnectionStringFor(name) + ";Command Timeout=120");
        var (membership, proposals, finance) = (Database("membership"), Database("proposals"), Database("finance"));
        var told = await ScalarAsync<long>(membership, "SELECT (SELECT count(*) FROM cops) + (SELECT count(*) FROM organisations)", ct);
        foreach (var copies in (NpgsqlDataSource[])[proposals, finance])
        {
            await UntilAsync(copies, $"SELECT (SELECT count(*) FROM cop_copies) + (SELECT count(*) FROM organisation_copies) = {told}", ct);
        }

        await ExecuteAsync(proposals, ProposalsScript, ct);
        await ExecuteAsync(finance, FinanceScript(), ct);
        return new Records(proposals, finance, membership)
        {
            Approved = await Waiting.ReadAsync(finance, "SELECT id, xmin FROM advances ORDER BY id", ct),
            Signed = await Waiting.ReadAsync(proposals, "SELECT id, xmin FROM proposals WHERE state = 'Draft' ORDER BY id", ct),
            Undecided = await Waiting.ReadAsync(proposals, $"SELECT id, xmin FROM proposals WHERE round_id = '{DecidedRound}' ORDER BY id", ct),
            Scores = await ScalarAsync<string>(
                proposals,
                "SELECT jsonb_build_object('scores', jsonb_agg(jsonb_build_object('criterion', criterion -> 'key', 'points', 4)))::text FROM rounds, jsonb_array_elements(rubric) criterion WHERE demo",
                ct),
        };
    }

    /// <summary>Until nothing waits to be told any more, so that no path pays for the one before.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        foreach (var database in (NpgsqlDataSource[])[ProposalsDatabase, FinanceDatabase, MembershipDatabase])
        {
            await UntilAsync(database, "SELECT NOT EXISTS (SELECT FROM outbox)", ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ProposalsDatabase.DisposeAsync();
        await FinanceDatabase.DisposeAsync();
        await MembershipDatabase.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string script, CancellationToken ct)
    {
        await using var command = database.CreateCommand(KnownFunction + script);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, string condition, CancellationToken ct)
    {
        while (!await ScalarAsync<bool>(database, condition, ct))
        {
            await Task.Delay(50, ct);
        }
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource database, string question, CancellationToken ct)
    {
        await using var command = database.CreateCommand(question);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    private const string KnownFunction =
        """
        CREATE OR REPLACE FUNCTION known(number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
            $body$ SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $body$;
        """;

    private static string ProposalsScript =>
        FloorWrite.Tables +
        $"""
        INSERT INTO organisation_copies (id, kind, legal_entity_id, unresolved_host_ids, revision, name_en)
            VALUES (known(1), 'Facilitator', known(1), array[]::uuid[], 0, 'An employer');
        INSERT INTO role_copies (id, person_id, person_name, role, organisation_id, "from", revision)
            VALUES (known(1), '{Reader}', 'A reader', 'committee', known(1), now() - interval '1 day', 0);
        INSERT INTO role_copies (id, person_id, person_name, role, organisation_id, cop_id, "from", revision)
            SELECT gen_random_uuid(), '{Writer}', 'A writer', 'grantee', member_ids[1], id, now() - interval '1 day', 0 FROM cop_copies WHERE member_ids[2] IS NOT NULL;
        INSERT INTO role_copies (id, person_id, person_name, role, "from", revision)
            SELECT gen_random_uuid(), known(n), 'On the committee', CASE n WHEN 4 THEN 'chair' ELSE 'committee' END, now() - interval '1 day', 0 FROM generate_series(4, 6) n;
        INSERT INTO committee_members (round_id, person_id, seat) SELECT id, '{Reader}', 'Member' FROM rounds;
        INSERT INTO envelopes (id, source_key, amount_eur, reserved_eur) SELECT known(n), 'benchmark ' || n, 1000000000, 0 FROM generate_series(1, 2) n;
        INSERT INTO rounds (id, source_key, envelope_id, opens, deadline, rubric, quorum, demo, title_en, reserved_eur)
            SELECT known(n), 'benchmark ' || n, known(n), opens, deadline, rubric, 3, false, 'A round ' || n, 0 FROM rounds CROSS JOIN generate_series(1, 2) n WHERE demo;
        INSERT INTO committee_members (round_id, person_id, seat)
            SELECT '{DecidedRound}', known(n), CASE n WHEN 4 THEN 'Chair' ELSE 'Member' END FROM generate_series(4, 6) n;

        -- Drafts are of the largest CoP, with all its members: two legal grantees are among them.
        INSERT INTO proposals (id, round_id, cop_id, template_version, state, origin_event_id, content_hash, edition, submission_count, basics_revision, activities_revision, budget_revision, requested_eur, submitted_at, started_by, title_en)
            SELECT known(n), round.id, cop.id, '2026-1', state, (SELECT id FROM origin_events ORDER BY id LIMIT 1), repeat(md5(n::text), 2), 1, CASE state WHEN 'Submitted' THEN 1 ELSE 0 END, 1, 1, 1,
                CASE state WHEN 'Submitted' THEN 50 END, CASE state WHEN 'Submitted' THEN now() END, known(3), 'Joint idea ' || n
            FROM (
                SELECT n, (SELECT id FROM rounds WHERE demo) AS round, 'Submitted' AS state FROM generate_series(1, {Proposals}) n
                UNION ALL SELECT n, (SELECT id FROM rounds WHERE demo), 'Draft' FROM generate_series({FirstDraft}, {FirstDraft + Drafts - 1}) n
                UNION ALL SELECT n, '{DecidedRound}'::uuid, 'Submitted' FROM generate_series({FirstScored}, {FirstScored + Scored - 1}) n
                UNION ALL SELECT n, '{SpareRound}'::uuid, 'Submitted' FROM generate_series({FirstSpare}, {FirstSpare + Spare - 1}) n) told (n, round_id, state)
            JOIN rounds round ON round.id = told.round_id
            JOIN (SELECT id, row_number() OVER (ORDER BY cardinality(member_ids) DESC, id) - 1 AS place, count(*) OVER () AS total FROM cop_copies WHERE member_ids[2] IS NOT NULL) cop ON cop.place = CASE state WHEN 'Draft' THEN 0 ELSE n % cop.total END;
        INSERT INTO co_applicants (proposal_id, organisation_id, state, changed_at)
            SELECT proposal.id, cop.member_ids[place], 'Accepted', now()
            FROM proposals proposal JOIN cop_copies cop ON cop.id = proposal.cop_id CROSS JOIN generate_series(1, cardinality(cop.member_ids)) place
            WHERE place <= 2 OR proposal.state = 'Draft';
        INSERT INTO sign_offs (proposal_id, organisation_id, person_id, content_hash, at)
            SELECT member.proposal_id, member.organisation_id, known(3), proposal.content_hash, now()
            FROM co_applicants member JOIN proposals proposal ON proposal.id = member.proposal_id;
        INSERT INTO sections (proposal_id, key, text, revision, is_left_over)
            SELECT proposal.id, key, repeat('What we want to change, for whom, and how we know that it matters to them. ', 8), 1, false
            FROM proposals proposal CROSS JOIN unnest(array['issue', 'idea', 'common-interest', 'inclusion', 'learning']) key WHERE proposal.id <= known({Whole}) OR proposal.state = 'Draft' OR proposal.round_id = '{DecidedRound}';
        INSERT INTO activities (id, proposal_id, position, title, province, "from", "to", agenda, agenda_revision)
            SELECT gen_random_uuid(), id, 0, 'Screening', 'KH-12', current_date, current_date, jsonb_build_array(jsonb_build_object('title', 'Screening and talk')), 1 FROM proposals;
        INSERT INTO budget_lines (id, proposal_id, position, description, unit, quantity, activity_id, organisation_id, option, requested_eur, unit_cost_amount, unit_cost_currency)
            SELECT gen_random_uuid(), proposal_id, number, 'Transport of participants', 'person', 10, activity.id, cop.member_ids[1], 'Option2', 10, 1, 'EUR'
            FROM activities activity JOIN proposals proposal ON proposal.id = activity.proposal_id JOIN cop_copies cop ON cop.id = proposal.cop_id
            CROSS JOIN generate_series(1, {Lines}) number WHERE proposal_id <= known({Whole}) OR number <= 5;
        INSERT INTO reviews (id, proposal_id, reviewer_id, content_hash, scores, weighted, at)
            SELECT gen_random_uuid(), id, known(n), content_hash, '[]', 4, now() FROM proposals CROSS JOIN generate_series(4, 6) n WHERE round_id = '{DecidedRound}';
        CREATE FUNCTION inbox_notify() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN PERFORM pg_notify('{Delivery.Effects}', NEW.message_id::text); RETURN NULL; END $body$;
        CREATE TRIGGER inbox_notify AFTER INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION inbox_notify();
        ANALYZE;
        """;

    private static string FinanceScript()
    {
        var (left, right, line, activity) = (Known(1), Known(2), Known(3), Known(4));
        IReadOnlyList<AwardLine> lines =
        [
            new(line, "Transport", activity, left, PaymentOption.Option2, Money.Eur(1_200), Currency.Usd),
            new(Known(5), "Food", activity, right, PaymentOption.Option2, Money.Eur(800), Currency.Khr),
        ];
        IReadOnlyList<AwardActivity> activities = [new(activity, "Screening", "KH-12", new(2026, 1, 10), new(2026, 1, 12))];
        var needed = JsonSerializer.Serialize(new { PolicyNumber = 1, IsAssumed = true, Value = Money.Eur(90), Band = new { Clause = "3.1", UpTo = Money.Eur(2_000), Roles = new[] { Roles.FinanceApprove } } }, ApiClient.Json);
        var parts = JsonSerializer.Serialize(new[] { new { LineId = line, Amount = Money.Usd(100) } }, ApiClient.Json);
        return
            FloorWrite.Tables +
            $"""
            INSERT INTO role_copies (id, person_id, person_name, role, "from", revision) VALUES (known(1), '{Payer}', 'A payer', 'finance_pay', now() - interval '1 day', 0);

            INSERT INTO award_ledgers (id, cop_id, member_ids, amount_eur, lines, activities, opened_at, last_number, title_en)
                SELECT known(n), known(1), array['{left}', '{right}']::uuid[], 2000, '{JsonSerializer.Serialize(lines, ApiClient.Json)}', '{JsonSerializer.Serialize(activities, ApiClient.Json)}',
                    now() - interval '2 days', 1, 'Award ' || n
                FROM generate_series(1, {Ledgers}) n;
            INSERT INTO journals (id, ledger_id, number, kind, day, rates, posted_by, posted_at, line_count)
                SELECT known(n), known(n), 1, 'LedgerOpened', current_date - 2, '[]', known(0), now() - interval '2 days', 2 FROM generate_series(1, {Ledgers}) n;
            INSERT INTO journal_lines (journal_id, position, account, value_eur, line_id, activity_id, organisation_id, amount_amount, amount_currency)
                SELECT known(n), sign, CASE sign WHEN 0 THEN 'GrantReceivable' ELSE 'Grant' END, 1200 - 2400 * sign, '{line}', '{activity}', '{left}', 1200 - 2400 * sign, 'EUR'
                FROM generate_series(1, {Ledgers}) n CROSS JOIN generate_series(0, 1) sign;
            INSERT INTO balances (ledger_id, account, currency, line_id, amount, value_eur)
                SELECT journal_id, account, amount_currency, line_id, amount_amount, value_eur FROM journal_lines;
            INSERT INTO mous (id, ledger_id, number, hash, valid_until, facilitator_id, representative_id, party_ids, drafted_by, drafted_at, text_en, text_km)
                SELECT known(n), known(n), 1, repeat('0', 64), current_date + 365, known(6), '{left}', array[known(6), '{left}', '{right}']::uuid[], known(3), now(), 'We clear in time.', 'យើងជម្រះទាន់ពេល។'
                FROM generate_series(1, {Ledgers}) n;
            INSERT INTO mou_signatures (mou_id, organisation_id, person_id, hash, at)
                SELECT id, party, known(3), hash, now() FROM mous CROSS JOIN unnest(party_ids) party;
            INSERT INTO advances (id, ledger_id, organisation_id, parts, needed, purpose, activity_from, activity_to, clear_by, state, value_eur, committed_eur, outstanding_amount, requested_at, amount_amount, amount_currency)
                SELECT known(n), known(1 + (n - 1) % {Ledgers}), '{left}', '{parts}', '{needed}', 'Screening in Takeo', current_date, current_date, current_date + 30, 'Approved', 90, 90, 0, now() - interval '1 day', 100, 'USD'
                FROM generate_series(1, {Advances}) n;
            INSERT INTO advance_steps (advance_id, number, step, duty, person_id, at)
                SELECT id, number, step, duty, known(10 + number), now() FROM advances
                CROSS JOIN (VALUES (1, 'Requested', 'Represent'), (2, 'Verified', 'Verify'), (3, 'Approved', 'Approve')) taken (number, step, duty);
            ANALYZE;
            """;
    }
}
