using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <summary>
    /// What the database itself holds of the ledger (N01): a journal and its lines are never changed, removed or added to later,
    /// and when a transaction commits, each journal balances: its values in EUR, and its amounts of each currency.
    /// </summary>
    public partial class ProtectJournals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE FUNCTION journals_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                RAISE EXCEPTION 'A posted journal is never changed or removed, only reversed.' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'journals_unchanging';
            END $body$;

            CREATE TRIGGER journals_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON journals FOR EACH STATEMENT EXECUTE FUNCTION journals_refuse_change();
            CREATE TRIGGER journal_lines_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_lines FOR EACH STATEMENT EXECUTE FUNCTION journals_refuse_change();

            CREATE FUNCTION journals_require_balance() RETURNS trigger LANGUAGE plpgsql AS $body$
            DECLARE
                journal uuid;
                wrong integer;
            BEGIN
                IF TG_TABLE_NAME = 'journals' THEN
                    journal := NEW.id;
                ELSE
                    journal := NEW.journal_id;
                END IF;
                SELECT count(*) INTO wrong FROM (
                    SELECT 1 FROM journal_lines WHERE journal_id = journal
                        HAVING count(*) < 2 OR sum(value_eur) <> 0 OR count(*) <> (SELECT line_count FROM journals WHERE id = journal)
                    UNION ALL
                    SELECT 1 FROM journal_lines WHERE journal_id = journal GROUP BY amount_currency HAVING sum(amount_amount) <> 0) AS imbalances;
                IF wrong > 0 THEN
                    RAISE EXCEPTION 'Journal % does not balance, or was added to.', journal USING ERRCODE = 'check_violation', CONSTRAINT = 'journals_balance';
                END IF;
                RETURN NULL;
            END $body$;

            CREATE CONSTRAINT TRIGGER journals_balance AFTER INSERT ON journals DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journals_require_balance();
            CREATE CONSTRAINT TRIGGER journal_lines_balance AFTER INSERT ON journal_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journals_require_balance();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER journal_lines_balance ON journal_lines;
            DROP TRIGGER journals_balance ON journals;
            DROP TRIGGER journal_lines_unchanging ON journal_lines;
            DROP TRIGGER journals_unchanging ON journals;
            DROP FUNCTION journals_require_balance;
            DROP FUNCTION journals_refuse_change;
            """);
    }
}
