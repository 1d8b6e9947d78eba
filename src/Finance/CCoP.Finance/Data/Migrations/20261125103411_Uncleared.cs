using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <inheritdoc />
    public partial class Uncleared : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "most_uncleared",
                table: "policies",
                type: "numeric(3,2)",
                precision: 3,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateOnly>(
                name: "paid_on",
                table: "advances",
                type: "date",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "policies",
                keyColumn: "number",
                keyValue: 1,
                column: "most_uncleared",
                value: 0.50m);

            migrationBuilder.CreateIndex(
                name: "ix_advances_paid_on_id",
                table: "advances",
                columns: new[] { "paid_on", "id" },
                filter: "outstanding_amount > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_advances_paid_on_id",
                table: "advances");

            migrationBuilder.DropColumn(
                name: "most_uncleared",
                table: "policies");

            migrationBuilder.DropColumn(
                name: "paid_on",
                table: "advances");
        }
    }
}
