using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class EnvelopeHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "ceiling_eur",
                table: "rounds",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "proposal_ceiling_eur",
                table: "rounds",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "reserved_eur",
                table: "rounds",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "envelope_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    envelope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount_eur = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason_en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reason_km = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_envelope_entries", x => x.id);
                    table.CheckConstraint("ck_envelope_entries_sign", "(cause = 'Approved') = (amount_eur > 0)");
                    table.ForeignKey(
                        name: "fk_envelope_entries_envelopes_envelope_id",
                        column: x => x.envelope_id,
                        principalTable: "envelopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_envelope_entries_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_envelope_entries_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_rounds_reserved",
                table: "rounds",
                sql: "reserved_eur >= 0 AND (ceiling_eur IS NULL OR reserved_eur <= ceiling_eur)");

            migrationBuilder.CreateIndex(
                name: "ix_envelope_entries_envelope_id_id",
                table: "envelope_entries",
                columns: new[] { "envelope_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_envelope_entries_proposal_id",
                table: "envelope_entries",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_envelope_entries_round_id",
                table: "envelope_entries",
                column: "round_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "envelope_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_rounds_reserved",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "ceiling_eur",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "proposal_ceiling_eur",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "reserved_eur",
                table: "rounds");
        }
    }
}
