using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CCoP.Events.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    entity = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entity_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    change = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "consent_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    allows_publication = table.Column<bool>(type: "boolean", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cop_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    member_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cop_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gatherings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    province = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    groups = table.Column<List<string>>(type: "text[]", nullable: false),
                    partners = table.Column<List<string>>(type: "text[]", nullable: false),
                    agenda = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cancelled_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    other_claims = table.Column<string>(type: "jsonb", nullable: false),
                    follow_up_demand = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    dates_ends = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    dates_from = table.Column<DateOnly>(type: "date", nullable: true),
                    dates_precision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    dates_printed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    dates_starts = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    dates_to = table.Column<DateOnly>(type: "date", nullable: true),
                    description_en = table.Column<string>(type: "text", nullable: true),
                    description_km = table.Column<string>(type: "text", nullable: true),
                    learnt_en = table.Column<string>(type: "text", nullable: true),
                    learnt_km = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gatherings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    request = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.actor, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "journey_stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    printed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    gathering_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    text_en = table.Column<string>(type: "text", nullable: true),
                    text_km = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journey_stops", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    action = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    text_en = table.Column<string>(type: "text", nullable: false),
                    text_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lessons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_decorative = table.Column<bool>(type: "boolean", nullable: false),
                    renditions = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    alt_text_en = table.Column<string>(type: "text", nullable: true),
                    alt_text_km = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partition = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    body = table.Column<string>(type: "jsonb", nullable: false),
                    trace_parent = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "role_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    qualifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    who = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    names = table.Column<List<string>>(type: "text[]", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => x.id);
                    table.CheckConstraint("ck_attendance_names", "kind = 'Named' OR cardinality(names) = 0");
                    table.ForeignKey(
                        name: "fk_attendance_gatherings_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "learning_cycles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    explore = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    test = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reflect = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learning_cycles", x => x.id);
                    table.ForeignKey(
                        name: "fk_learning_cycles_gatherings_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learning_cycles_learning_cycles_previous_id",
                        column: x => x.previous_id,
                        principalTable: "learning_cycles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outputs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: true),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    media_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    story_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    writer_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    planned = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    printed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    body_en = table.Column<string>(type: "text", nullable: true),
                    body_km = table.Column<string>(type: "text", nullable: true),
                    summary_en = table.Column<string>(type: "text", nullable: true),
                    summary_km = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outputs", x => x.id);
                    table.CheckConstraint("ck_outputs_history", "source_key IS NULL OR (cardinality(media_ids) = 0 AND cardinality(story_ids) = 0)");
                    table.ForeignKey(
                        name: "fk_outputs_gatherings_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attribution = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    restricted_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    place_in_booklet = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    content_warning_en = table.Column<string>(type: "text", nullable: true),
                    content_warning_km = table.Column<string>(type: "text", nullable: true),
                    text_en = table.Column<string>(type: "text", nullable: true),
                    text_km = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stories", x => x.id);
                    table.CheckConstraint("ck_stories_words", "(state = 'Told') = (text_en IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_stories_gatherings_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_gathering_id",
                table: "attendance",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entity_entity_id",
                table: "audit",
                columns: new[] { "entity", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cop_copies_slug",
                table: "cop_copies",
                column: "slug");

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_activity_id",
                table: "gatherings",
                column: "activity_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_cop_id",
                table: "gatherings",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_first_day_id",
                table: "gatherings",
                columns: new[] { "first_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_slug",
                table: "gatherings",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_source_key",
                table: "gatherings",
                column: "source_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_journey_stops_source_key",
                table: "journey_stops",
                column: "source_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learning_cycles_cop_id",
                table: "learning_cycles",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_learning_cycles_gathering_id",
                table: "learning_cycles",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "ix_learning_cycles_previous_id",
                table: "learning_cycles",
                column: "previous_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lessons_slug",
                table: "lessons",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_partition_position",
                table: "outbox",
                columns: new[] { "partition", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_outputs_cop_id_state",
                table: "outputs",
                columns: new[] { "cop_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_outputs_gathering_id",
                table: "outputs",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "ix_outputs_media_ids",
                table: "outputs",
                column: "media_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_outputs_slug",
                table: "outputs",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outputs_source_key",
                table: "outputs",
                column: "source_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outputs_story_ids",
                table: "outputs",
                column: "story_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_role_copies_person_id",
                table: "role_copies",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_cop_id",
                table: "stories",
                column: "cop_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_gathering_id",
                table: "stories",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_source_key",
                table: "stories",
                column: "source_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "consent_copies");

            migrationBuilder.DropTable(
                name: "cop_copies");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "journey_stops");

            migrationBuilder.DropTable(
                name: "learning_cycles");

            migrationBuilder.DropTable(
                name: "lessons");

            migrationBuilder.DropTable(
                name: "media_copies");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outputs");

            migrationBuilder.DropTable(
                name: "role_copies");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropTable(
                name: "gatherings");
        }
    }
}
