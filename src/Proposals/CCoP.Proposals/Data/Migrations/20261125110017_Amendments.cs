using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Amendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "stated_move_threshold",
                table: "rounds",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "activities",
                table: "awards",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "approved_lines",
                table: "awards",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "lines",
                table: "awards",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "recusals",
                table: "awards",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    activities = table.Column<string>(type: "jsonb", nullable: false),
                    needed_approval = table.Column<bool>(type: "boolean", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_for = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    held_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_eur = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendments", x => new { x.award_id, x.number });
                    table.ForeignKey(
                        name: "fk_amendments_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_members",
                columns: table => new
                {
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrew_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrew_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrew_for = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_members", x => new { x.award_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_award_members_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "suspensions",
                columns: table => new
                {
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_for = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspensions", x => new { x.award_id, x.number });
                    table.ForeignKey(
                        name: "fk_suspensions_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_amendments_one_pending",
                table: "amendments",
                column: "award_id",
                unique: true,
                filter: "state IN ('WaitingForApproval', 'WaitingForFinance')");

            migrationBuilder.CreateIndex(
                name: "ix_award_members_organisation_id",
                table: "award_members",
                column: "organisation_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropTable(
                name: "award_members");

            migrationBuilder.DropTable(
                name: "suspensions");

            migrationBuilder.DropColumn(
                name: "stated_move_threshold",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "activities",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "approved_lines",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "lines",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "recusals",
                table: "awards");
        }
    }
}
