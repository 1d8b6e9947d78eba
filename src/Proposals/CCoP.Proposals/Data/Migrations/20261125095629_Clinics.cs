using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Clinics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "agenda",
                table: "activities",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "agenda_revision",
                table: "activities",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "activities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "agenda",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "agenda_revision",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "place",
                table: "activities");
        }
    }
}
