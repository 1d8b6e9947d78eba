using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Templates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_left_over",
                table: "sections",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "templates",
                columns: table => new
                {
                    version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    budget = table.Column<string>(type: "jsonb", nullable: false),
                    agenda = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_templates", x => x.version);
                });

            migrationBuilder.InsertData(
                table: "templates",
                columns: new[] { "version", "agenda", "budget", "published_at", "published_by", "sections" },
                values: new object[] { "2026-1", "[{\"key\":\"welcome\",\"title\":{\"en\":\"Welcome\",\"km\":\"\\u1780\\u17B6\\u179A\\u179F\\u17D2\\u179C\\u17B6\\u1782\\u1798\\u1793\\u17CD\"},\"hint\":{\"en\":\"Who is here, what people need to take part, and what is agreed on photos.\",\"km\":\"\\u17A2\\u17D2\\u1793\\u1780\\u178E\\u17B6\\u1793\\u17C5\\u1791\\u17B8\\u1793\\u17C1\\u17C7 \\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u1798\\u1793\\u17BB\\u179F\\u17D2\\u179F\\u178F\\u17D2\\u179A\\u17BC\\u179C\\u1780\\u17B6\\u179A\\u178A\\u17BE\\u1798\\u17D2\\u1794\\u17B8\\u1785\\u17BC\\u179B\\u179A\\u17BD\\u1798 \\u1793\\u17B7\\u1784\\u1780\\u17B6\\u179A\\u1796\\u17D2\\u179A\\u1798\\u1796\\u17D2\\u179A\\u17C0\\u1784\\u179B\\u17BE\\u1780\\u17B6\\u179A\\u1790\\u178F\\u179A\\u17BC\\u1794\\u17D4\"}},{\"key\":\"work\",\"title\":{\"en\":\"What you do together\",\"km\":\"\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u1792\\u17D2\\u179C\\u17BE\\u1787\\u17B6\\u1798\\u17BD\\u1799\\u1782\\u17D2\\u1793\\u17B6\"},\"hint\":{\"en\":\"The main part, with breaks, and with who leads it.\",\"km\":\"\\u1795\\u17D2\\u1793\\u17C2\\u1780\\u179F\\u17C6\\u1781\\u17B6\\u1793\\u17CB \\u1798\\u17B6\\u1793\\u1796\\u17C1\\u179B\\u179F\\u1798\\u17D2\\u179A\\u17B6\\u1780 \\u1793\\u17B7\\u1784\\u17A2\\u17D2\\u1793\\u1780\\u178A\\u17B9\\u1780\\u1793\\u17B6\\u17C6\\u17D4\"}},{\"key\":\"reflection\",\"title\":{\"en\":\"Reflection\",\"km\":\"\\u1780\\u17B6\\u179A\\u1786\\u17D2\\u179B\\u17BB\\u17C7\\u1794\\u1789\\u17D2\\u1785\\u17B6\\u17C6\\u1784\"},\"hint\":{\"en\":\"What people take home, and what should be done next.\",\"km\":\"\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u1798\\u1793\\u17BB\\u179F\\u17D2\\u179F\\u1791\\u1791\\u17BD\\u179B\\u1794\\u17B6\\u1793 \\u1793\\u17B7\\u1784\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u1782\\u17BD\\u179A\\u1792\\u17D2\\u179C\\u17BE\\u1794\\u1793\\u17D2\\u178F\\u17D4\"}}]", "[{\"key\":\"people\",\"title\":{\"en\":\"People who take part\",\"km\":\"\\u17A2\\u17D2\\u1793\\u1780\\u1785\\u17BC\\u179B\\u179A\\u17BD\\u1798\"},\"hint\":{\"en\":\"Transport, food and lodging, and what people need to take part: interpretation, an assistant, childcare.\",\"km\":\"\\u1780\\u17B6\\u179A\\u1792\\u17D2\\u179C\\u17BE\\u178A\\u17C6\\u178E\\u17BE\\u179A \\u17A2\\u17B6\\u17A0\\u17B6\\u179A \\u1780\\u17B6\\u179A\\u179F\\u17D2\\u1793\\u17B6\\u1780\\u17CB\\u1793\\u17C5 \\u1793\\u17B7\\u1784\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u1785\\u17B6\\u17C6\\u1794\\u17B6\\u1785\\u17CB\\u178A\\u17BE\\u1798\\u17D2\\u1794\\u17B8\\u1785\\u17BC\\u179B\\u179A\\u17BD\\u1798\\u17D6 \\u17A2\\u17D2\\u1793\\u1780\\u1794\\u1780\\u1794\\u17D2\\u179A\\u17C2 \\u17A2\\u17D2\\u1793\\u1780\\u1787\\u17C6\\u1793\\u17BD\\u1799 \\u1780\\u17B6\\u179A\\u1798\\u17BE\\u179B\\u1790\\u17C2\\u1780\\u17BB\\u1798\\u17B6\\u179A\\u17D4\"}},{\"key\":\"place\",\"title\":{\"en\":\"Place and equipment\",\"km\":\"\\u1791\\u17B8\\u1780\\u1793\\u17D2\\u179B\\u17C2\\u1784 \\u1793\\u17B7\\u1784\\u17A7\\u1794\\u1780\\u179A\\u178E\\u17CD\"},\"hint\":{\"en\":\"A hall that everybody can enter, sound, screen and print.\",\"km\":\"\\u179F\\u17B6\\u179B\\u178A\\u17C2\\u179B\\u1798\\u1793\\u17BB\\u179F\\u17D2\\u179F\\u1782\\u17D2\\u179A\\u1794\\u17CB\\u1782\\u17D2\\u1793\\u17B6\\u17A2\\u17B6\\u1785\\u1785\\u17BC\\u179B\\u1794\\u17B6\\u1793 \\u179F\\u17C6\\u17A1\\u17C1\\u1784 \\u17A2\\u17C1\\u1780\\u17D2\\u179A\\u1784\\u17CB \\u1793\\u17B7\\u1784\\u1780\\u17B6\\u179A\\u1794\\u17C4\\u17C7\\u1796\\u17BB\\u1798\\u17D2\\u1796\\u17D4\"}},{\"key\":\"making\",\"title\":{\"en\":\"Making and sharing\",\"km\":\"\\u1780\\u17B6\\u179A\\u1795\\u179B\\u17B7\\u178F \\u1793\\u17B7\\u1784\\u1780\\u17B6\\u179A\\u1785\\u17C2\\u1780\\u179A\\u17C6\\u179B\\u17C2\\u1780\"},\"hint\":{\"en\":\"What you make together, and what it costs to share it in Khmer and with captions.\",\"km\":\"\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u17A2\\u17D2\\u1793\\u1780\\u1795\\u179B\\u17B7\\u178F\\u1787\\u17B6\\u1798\\u17BD\\u1799\\u1782\\u17D2\\u1793\\u17B6 \\u1793\\u17B7\\u1784\\u178F\\u1798\\u17D2\\u179B\\u17C3\\u179F\\u1798\\u17D2\\u179A\\u17B6\\u1794\\u17CB\\u1785\\u17C2\\u1780\\u179A\\u17C6\\u179B\\u17C2\\u1780\\u1787\\u17B6\\u1797\\u17B6\\u179F\\u17B6\\u1781\\u17D2\\u1798\\u17C2\\u179A \\u1793\\u17B7\\u1784\\u1798\\u17B6\\u1793\\u17A2\\u1780\\u17D2\\u179F\\u179A\\u179A\\u178F\\u17CB\\u17D4\"}}]", new DateTimeOffset(new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, "[{\"key\":\"issue\",\"title\":{\"en\":\"The issue\",\"km\":\"\\u1794\\u1789\\u17D2\\u17A0\\u17B6\"},\"hint\":{\"en\":\"What do you want to change, for whom, and how do you know it matters to them?\",\"km\":\"\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u1785\\u1784\\u17CB\\u1795\\u17D2\\u179B\\u17B6\\u179F\\u17CB\\u1794\\u17D2\\u178F\\u17BC\\u179A\\u17A2\\u17D2\\u179C\\u17B8 \\u179F\\u1798\\u17D2\\u179A\\u17B6\\u1794\\u17CB\\u17A2\\u17D2\\u1793\\u1780\\u178E\\u17B6 \\u17A0\\u17BE\\u1799\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u178A\\u17B9\\u1784\\u178A\\u17C4\\u1799\\u179A\\u1794\\u17C0\\u1794\\u178E\\u17B6\\u1790\\u17B6\\u179C\\u17B6\\u179F\\u17C6\\u1781\\u17B6\\u1793\\u17CB\\u179F\\u1798\\u17D2\\u179A\\u17B6\\u1794\\u17CB\\u1796\\u17BD\\u1780\\u1782\\u17C1?\"}},{\"key\":\"idea\",\"title\":{\"en\":\"The idea\",\"km\":\"\\u1782\\u17C6\\u1793\\u17B7\\u178F\"},\"hint\":{\"en\":\"What will you do together, and what do you want to find out by doing it?\",\"km\":\"\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u1793\\u17B9\\u1784\\u1792\\u17D2\\u179C\\u17BE\\u17A2\\u17D2\\u179C\\u17B8\\u1787\\u17B6\\u1798\\u17BD\\u1799\\u1782\\u17D2\\u1793\\u17B6 \\u17A0\\u17BE\\u1799\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u1785\\u1784\\u17CB\\u179A\\u1780\\u1783\\u17BE\\u1789\\u17A2\\u17D2\\u179C\\u17B8\\u178F\\u17B6\\u1798\\u179A\\u1799\\u17C8\\u1780\\u17B6\\u179A\\u17A2\\u1793\\u17BB\\u179C\\u178F\\u17D2\\u178F\\u1793\\u17C1\\u17C7?\"}},{\"key\":\"common-interest\",\"title\":{\"en\":\"Common interest\",\"km\":\"\\u1795\\u179B\\u1794\\u17D2\\u179A\\u1799\\u17C4\\u1787\\u1793\\u17CD\\u179A\\u17BD\\u1798\"},\"hint\":{\"en\":\"Why does it need all of you? What does each member bring?\",\"km\":\"\\u17A0\\u17C1\\u178F\\u17BB\\u17A2\\u17D2\\u179C\\u17B8\\u1794\\u17B6\\u1793\\u1787\\u17B6\\u179C\\u17B6\\u178F\\u17D2\\u179A\\u17BC\\u179C\\u1780\\u17B6\\u179A\\u17A2\\u17D2\\u1793\\u1780\\u1791\\u17B6\\u17C6\\u1784\\u17A2\\u179F\\u17CB\\u1782\\u17D2\\u1793\\u17B6? \\u178F\\u17BE\\u179F\\u1798\\u17B6\\u1787\\u17B7\\u1780\\u1798\\u17D2\\u1793\\u17B6\\u1780\\u17CB\\u17D7\\u1785\\u17BC\\u179B\\u179A\\u17BD\\u1798\\u1785\\u17C6\\u178E\\u17C2\\u1780\\u17A2\\u17D2\\u179C\\u17B8?\"}},{\"key\":\"inclusion\",\"title\":{\"en\":\"Inclusion\",\"km\":\"\\u1794\\u179A\\u17B7\\u1799\\u17B6\\u1794\\u17D0\\u1793\\u17D2\\u1793\"},\"hint\":{\"en\":\"Who could be left out, and what will you do so that they can take part?\",\"km\":\"\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u178E\\u17B6\\u17A2\\u17B6\\u1785\\u178F\\u17D2\\u179A\\u17BC\\u179C\\u1794\\u17B6\\u1793\\u1791\\u17BB\\u1780\\u1785\\u17C4\\u179B \\u17A0\\u17BE\\u1799\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u1793\\u17B9\\u1784\\u1792\\u17D2\\u179C\\u17BE\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17BE\\u1798\\u17D2\\u1794\\u17B8\\u17B1\\u17D2\\u1799\\u1796\\u17BD\\u1780\\u1782\\u17C1\\u17A2\\u17B6\\u1785\\u1785\\u17BC\\u179B\\u179A\\u17BD\\u1798?\"}},{\"key\":\"learning\",\"title\":{\"en\":\"Learning and reflection\",\"km\":\"\\u1780\\u17B6\\u179A\\u179A\\u17C0\\u1793\\u179F\\u17BC\\u178F\\u17D2\\u179A \\u1793\\u17B7\\u1784\\u1780\\u17B6\\u179A\\u1786\\u17D2\\u179B\\u17BB\\u17C7\\u1794\\u1789\\u17D2\\u1785\\u17B6\\u17C6\\u1784\"},\"hint\":{\"en\":\"How will you look back on it together, and who should hear what you learned?\",\"km\":\"\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u1793\\u17B9\\u1784\\u1796\\u17B7\\u1793\\u17B7\\u178F\\u17D2\\u1799\\u1798\\u17BE\\u179B\\u17A1\\u17BE\\u1784\\u179C\\u17B7\\u1789\\u1787\\u17B6\\u1798\\u17BD\\u1799\\u1782\\u17D2\\u1793\\u17B6\\u178A\\u17C4\\u1799\\u179A\\u1794\\u17C0\\u1794\\u178E\\u17B6 \\u17A0\\u17BE\\u1799\\u178F\\u17BE\\u17A2\\u17D2\\u1793\\u1780\\u178E\\u17B6\\u1782\\u17BD\\u179A\\u178A\\u17B9\\u1784\\u1796\\u17B8\\u17A2\\u17D2\\u179C\\u17B8\\u178A\\u17C2\\u179B\\u17A2\\u17D2\\u1793\\u1780\\u1794\\u17B6\\u1793\\u179A\\u17C0\\u1793?\"}}]" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_template_version",
                table: "proposals",
                column: "template_version");

            migrationBuilder.CreateIndex(
                name: "ix_templates_published_at",
                table: "templates",
                column: "published_at",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_proposals_templates_template_version",
                table: "proposals",
                column: "template_version",
                principalTable: "templates",
                principalColumn: "version",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_proposals_templates_template_version",
                table: "proposals");

            migrationBuilder.DropTable(
                name: "templates");

            migrationBuilder.DropIndex(
                name: "ix_proposals_template_version",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "is_left_over",
                table: "sections");
        }
    }
}
