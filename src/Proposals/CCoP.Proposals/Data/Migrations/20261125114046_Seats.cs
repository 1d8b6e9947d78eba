using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CCoP.Proposals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Seats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_proposal_id_reviewer_id",
                table: "reviews");

            migrationBuilder.DropPrimaryKey(
                name: "pk_committee_members",
                table: "committee_members");

            migrationBuilder.AddColumn<int>(
                name: "rubric_version",
                table: "rounds",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "rubric_version",
                table: "reviews",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "to_cop",
                table: "reviews",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                table: "committee_members",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "from",
                table: "committee_members",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "to",
                table: "committee_members",
                type: "timestamp with time zone",
                nullable: true);

            // Who sits has sat since the round opened.
            migrationBuilder.Sql("UPDATE committee_members SET \"from\" = rounds.opens FROM rounds WHERE rounds.id = committee_members.round_id");
            migrationBuilder.Sql("ALTER TABLE committee_members ALTER COLUMN id DROP DEFAULT, ALTER COLUMN \"from\" DROP DEFAULT");

            migrationBuilder.AddPrimaryKey(
                name: "pk_committee_members",
                table: "committee_members",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_proposal_id_reviewer_id_content_hash",
                table: "reviews",
                columns: new[] { "proposal_id", "reviewer_id", "content_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_members_round_id_person_id",
                table: "committee_members",
                columns: new[] { "round_id", "person_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_proposal_id_reviewer_id_content_hash",
                table: "reviews");

            migrationBuilder.DropPrimaryKey(
                name: "pk_committee_members",
                table: "committee_members");

            migrationBuilder.DropIndex(
                name: "ix_committee_members_round_id_person_id",
                table: "committee_members");

            migrationBuilder.DropColumn(
                name: "rubric_version",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "rubric_version",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "to_cop",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "id",
                table: "committee_members");

            migrationBuilder.DropColumn(
                name: "from",
                table: "committee_members");

            migrationBuilder.DropColumn(
                name: "to",
                table: "committee_members");

            migrationBuilder.AddPrimaryKey(
                name: "pk_committee_members",
                table: "committee_members",
                columns: new[] { "round_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_proposal_id_reviewer_id",
                table: "reviews",
                columns: new[] { "proposal_id", "reviewer_id" },
                unique: true);
        }
    }
}
