using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <inheritdoc />
    public partial class Amendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "amendment_number",
                table: "award_ledgers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "has_moved",
                table: "award_ledgers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "standing",
                table: "award_ledgers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "standing_at",
                table: "award_ledgers",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "amendment_number",
                table: "award_ledgers");

            migrationBuilder.DropColumn(
                name: "has_moved",
                table: "award_ledgers");

            migrationBuilder.DropColumn(
                name: "standing",
                table: "award_ledgers");

            migrationBuilder.DropColumn(
                name: "standing_at",
                table: "award_ledgers");
        }
    }
}
