using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <inheritdoc />
    public partial class PolicyAndDelegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "needed",
                table: "advances",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<Guid>(
                name: "on_behalf_of",
                table: "advance_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    approvals = table.Column<string>(type: "jsonb", nullable: false),
                    incompatible = table.Column<string>(type: "jsonb", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policies", x => x.number);
                });

            migrationBuilder.InsertData(
                table: "policies",
                columns: new[] { "number", "approvals", "confirmed_by", "from", "incompatible", "recorded_at", "recorded_by", "source" },
                values: new object[] { 1, "[{\"clause\":\"3.1\",\"upTo\":{\"amount\":\"2000.00\",\"currency\":\"EUR\"},\"roles\":[\"finance_approve\"]},{\"clause\":\"3.2\",\"upTo\":{\"amount\":\"10000.00\",\"currency\":\"EUR\"},\"roles\":[\"facilitator\",\"finance_approve\"]},{\"clause\":\"3.3\",\"upTo\":null,\"roles\":[\"facilitator\",\"finance_approve\",\"finance_approve\"]}]", null, new DateOnly(2020, 1, 1), "[{\"clause\":\"2.3\",\"one\":\"finance_approve\",\"other\":\"finance_pay\"},{\"clause\":\"2.3\",\"one\":\"facilitator\",\"other\":\"finance_pay\"},{\"clause\":\"2.4\",\"one\":\"grantee\",\"other\":\"finance_verify\"},{\"clause\":\"2.4\",\"one\":\"grantee\",\"other\":\"finance_approve\"},{\"clause\":\"2.4\",\"one\":\"grantee\",\"other\":\"finance_pay\"},{\"clause\":\"2.4\",\"one\":\"grantee\",\"other\":\"facilitator\"},{\"clause\":\"2.5\",\"one\":\"auditor\",\"other\":\"finance_verify\"},{\"clause\":\"2.5\",\"one\":\"auditor\",\"other\":\"finance_approve\"},{\"clause\":\"2.5\",\"one\":\"auditor\",\"other\":\"finance_pay\"},{\"clause\":\"2.5\",\"one\":\"auditor\",\"other\":\"facilitator\"}]", new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), new Guid("00000000-0000-0000-0000-000000000000"), "Assumed: the facilitator's written policy has not been seen." });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_from_person_id",
                table: "delegations",
                column: "from_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_to_person_id",
                table: "delegations",
                column: "to_person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropColumn(
                name: "needed",
                table: "advances");

            migrationBuilder.DropColumn(
                name: "on_behalf_of",
                table: "advance_steps");
        }
    }
}
