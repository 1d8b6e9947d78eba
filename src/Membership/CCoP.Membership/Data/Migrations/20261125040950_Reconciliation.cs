using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Membership.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "discrepancies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    needs_person = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    standing_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    decided_revision = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    handling_en = table.Column<string>(type: "text", nullable: false),
                    handling_km = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discrepancies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    discrepancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    printed = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    normalised = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    as_of = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_claims_discrepancies_discrepancy_id",
                        column: x => x.discrepancy_id,
                        principalTable: "discrepancies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claims_discrepancy_id",
                table: "claims",
                column: "discrepancy_id");

            migrationBuilder.CreateIndex(
                name: "ix_claims_source_key",
                table: "claims",
                column: "source_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discrepancies_code",
                table: "discrepancies",
                column: "code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claims");

            migrationBuilder.DropTable(
                name: "discrepancies");
        }
    }
}
