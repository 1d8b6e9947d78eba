using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <inheritdoc />
    public partial class RejectedReceipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rejected_for",
                table: "receipts",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "returned_for",
                table: "receipts",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_carried_over",
                table: "clearances",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "rejected_for",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "returned_for",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "is_carried_over",
                table: "clearances");
        }
    }
}
