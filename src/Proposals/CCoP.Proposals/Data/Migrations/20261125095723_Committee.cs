using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Committee : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "involvements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ruling = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ruling_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ruled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ruled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_involvements", x => x.id);
                    table.ForeignKey(
                        name: "fk_involvements_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_involvements_proposal_id_person_id",
                table: "involvements",
                columns: new[] { "proposal_id", "person_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "involvements");
        }
    }
}
