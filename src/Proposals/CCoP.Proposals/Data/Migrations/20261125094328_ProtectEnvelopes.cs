using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <summary>
    /// What the database itself holds of the money (P01): an entry of an envelope is never changed or removed, and when a
    /// transaction commits, what an envelope has reserved is the sum of its entries.
    /// </summary>
    [DbContext(typeof(ProposalsDb))]
    [Migration("20261125094328_ProtectEnvelopes")]
    public partial class ProtectEnvelopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE FUNCTION envelope_entries_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                RAISE EXCEPTION 'An entry of an envelope is never changed or removed, only followed by another.' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'envelope_entries_unchanging';
            END $body$;

            CREATE TRIGGER envelope_entries_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON envelope_entries FOR EACH STATEMENT EXECUTE FUNCTION envelope_entries_refuse_change();

            CREATE FUNCTION envelopes_require_sum() RETURNS trigger LANGUAGE plpgsql AS $body$
            DECLARE
                envelope uuid;
            BEGIN
                IF TG_TABLE_NAME = 'envelopes' THEN
                    envelope := NEW.id;
                ELSE
                    envelope := NEW.envelope_id;
                END IF;
                IF (SELECT reserved_eur FROM envelopes WHERE id = envelope) <> (SELECT coalesce(sum(amount_eur), 0) FROM envelope_entries WHERE envelope_id = envelope) THEN
                    RAISE EXCEPTION 'What envelope % has reserved is not the sum of its entries.', envelope USING ERRCODE = 'check_violation', CONSTRAINT = 'envelopes_sum';
                END IF;
                RETURN NULL;
            END $body$;

            CREATE CONSTRAINT TRIGGER envelopes_sum AFTER INSERT OR UPDATE OF reserved_eur ON envelopes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION envelopes_require_sum();
            CREATE CONSTRAINT TRIGGER envelope_entries_sum AFTER INSERT ON envelope_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION envelopes_require_sum();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER envelope_entries_sum ON envelope_entries;
            DROP TRIGGER envelopes_sum ON envelopes;
            DROP TRIGGER envelope_entries_unchanging ON envelope_entries;
            DROP FUNCTION envelopes_require_sum;
            DROP FUNCTION envelope_entries_refuse_change;
            """);
    }
}
