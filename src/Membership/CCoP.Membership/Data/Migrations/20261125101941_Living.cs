using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Membership.Data.Migrations
{
    /// <inheritdoc />
    public partial class Living : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_changed_here",
                table: "cops",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "advance_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_uncleared = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advance_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "award_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cop_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    words_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    words_km = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cop_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_cop_steps_cops_cop_id",
                        column: x => x.cop_id,
                        principalTable: "cops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_copies", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_advance_copies_cop_id",
                table: "advance_copies",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_copies_cop_id",
                table: "award_copies",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_cop_steps_cop_id",
                table: "cop_steps",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_copies_award_id",
                table: "report_copies",
                column: "award_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advance_copies");

            migrationBuilder.DropTable(
                name: "award_copies");

            migrationBuilder.DropTable(
                name: "cop_steps");

            migrationBuilder.DropTable(
                name: "report_copies");

            migrationBuilder.DropColumn(
                name: "is_changed_here",
                table: "cops");
        }
    }
}
