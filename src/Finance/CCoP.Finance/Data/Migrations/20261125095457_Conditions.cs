using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Finance.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "conditions_open",
                table: "award_ledgers",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "conditions_open",
                table: "award_ledgers");
        }
    }
}
