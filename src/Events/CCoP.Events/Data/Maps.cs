using System.Text.Json;
using CCoP.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Events.Data;

internal sealed class GatheringMap : IEntityTypeConfiguration<Gathering>
{
    public void Configure(EntityTypeBuilder<Gathering> builder)
    {
        builder.ToTable("gatherings");
        builder.Property(gathering => gathering.SourceKey).HasMaxLength(Lengths.Key);
        builder.Property(gathering => gathering.Slug).HasMaxLength(Lengths.Slug);
        builder.Property(gathering => gathering.Province).HasMaxLength(Province.CodeLength);
        builder.Property(gathering => gathering.Place).HasMaxLength(Lengths.Place);
        builder.Property(gathering => gathering.CancelledBecause).HasMaxLength(Lengths.Reason);
        builder.Property(gathering => gathering.Source).HasMaxLength(Lengths.Source);
        builder.Property(gathering => gathering.FollowUpDemand).HasMaxLength(Lengths.Prose);
        builder.Property(gathering => gathering.Agenda).HasJsonList();
        builder.Property(gathering => gathering.OtherClaims).HasJsonList();
        builder.ComplexProperty(gathering => gathering.Dates, dates => dates.Property(date => date.Printed).HasMaxLength(Lengths.Word));
        builder.HasIndex(gathering => gathering.SourceKey).IsUnique();
        builder.HasIndex(gathering => gathering.Slug).IsUnique();
        builder.HasIndex(gathering => gathering.ActivityId).IsUnique();
        builder.HasIndex(gathering => new { gathering.FirstDay, gathering.Id });
        builder.HasIndex(gathering => gathering.CopId);
        builder.HasMany(gathering => gathering.Attendance).WithOne().HasForeignKey("GatheringId").IsRequired();
    }
}

internal sealed class AttendanceEntryMap : IEntityTypeConfiguration<AttendanceEntry>
{
    public void Configure(EntityTypeBuilder<AttendanceEntry> builder)
    {
        builder.ToTable("attendance", table => table.HasCheckConstraint("ck_attendance_names", "kind = 'Named' OR cardinality(names) = 0"));
        builder.Property(entry => entry.Qualifier).HasMaxLength(40);
        builder.Property(entry => entry.Who).HasMaxLength(Lengths.Word);
        builder.Property(entry => entry.Source).HasMaxLength(Lengths.Source);
        builder.Property(entry => entry.Names).WithheldFromAudit();
    }
}

internal sealed class LearningCycleMap : IEntityTypeConfiguration<LearningCycle>
{
    public void Configure(EntityTypeBuilder<LearningCycle> builder)
    {
        builder.ToTable("learning_cycles");
        builder.Property(cycle => cycle.Explore).HasMaxLength(Lengths.Writing);
        builder.Property(cycle => cycle.Test).HasMaxLength(Lengths.Writing);
        builder.Property(cycle => cycle.Reflect).HasMaxLength(Lengths.Writing);
        builder.HasIndex(cycle => cycle.PreviousId).IsUnique();
        builder.HasIndex(cycle => cycle.CopId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(cycle => cycle.GatheringId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LearningCycle>().WithOne().HasForeignKey<LearningCycle>(cycle => cycle.PreviousId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutputMap : IEntityTypeConfiguration<Output>
{
    public void Configure(EntityTypeBuilder<Output> builder)
    {
        builder.ToTable("outputs", table => table.HasCheckConstraint("ck_outputs_history", "source_key IS NULL OR (cardinality(media_ids) = 0 AND cardinality(story_ids) = 0)"));
        builder.Property(output => output.SourceKey).HasMaxLength(Lengths.Key);
        builder.Property(output => output.Slug).HasMaxLength(Lengths.Slug);
        builder.Property(output => output.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(output => output.Planned).HasMaxLength(Lengths.Source);
        builder.Property(output => output.Printed).HasMaxLength(Lengths.Word);
        builder.Property(output => output.Source).HasMaxLength(Lengths.Source);
        builder.Property(output => output.Links).HasJsonList();
        builder.HasIndex(output => output.SourceKey).IsUnique();
        builder.HasIndex(output => output.Slug).IsUnique();
        builder.HasIndex(output => new { output.CopId, output.State });
        builder.HasIndex(output => output.MediaIds).HasMethod("gin");
        builder.HasIndex(output => output.StoryIds).HasMethod("gin");
        builder.HasOne<Gathering>().WithMany().HasForeignKey(output => output.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoryMap : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.ToTable("stories", table => table.HasCheckConstraint("ck_stories_words", "(state = 'Told') = (text_en IS NOT NULL)"));
        builder.Property(story => story.SourceKey).HasMaxLength(Lengths.Key);
        builder.Property(story => story.Attribution).HasMaxLength(Lengths.Title).WithheldFromAudit();
        builder.Property(story => story.RestrictedBecause).HasMaxLength(Lengths.Reason).WithheldFromAudit();
        builder.Property(story => story.PlaceInBooklet).HasMaxLength(Lengths.Source);
        builder.ComplexProperty(story => story.Text, text =>
        {
            text.Property(part => part.En).WithheldFromAudit();
            text.Property(part => part.Km).WithheldFromAudit();
        });
        builder.HasIndex(story => story.SourceKey).IsUnique();
        builder.HasIndex(story => story.CopId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(story => story.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LessonMap : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> builder)
    {
        builder.ToTable("lessons");
        builder.Property(lesson => lesson.Slug).HasMaxLength(Lengths.Key);
        builder.Property(lesson => lesson.Source).HasMaxLength(Lengths.Source);
        builder.Property(lesson => lesson.Evidence).HasMaxLength(Lengths.Prose);
        builder.Property(lesson => lesson.Action).HasMaxLength(Lengths.Prose);
        builder.HasIndex(lesson => lesson.Slug).IsUnique();
    }
}

internal sealed class JourneyStopMap : IEntityTypeConfiguration<JourneyStop>
{
    public void Configure(EntityTypeBuilder<JourneyStop> builder)
    {
        builder.ToTable("journey_stops");
        builder.Property(stop => stop.SourceKey).HasMaxLength(Lengths.Key);
        builder.Property(stop => stop.Printed).HasMaxLength(Lengths.Word);
        builder.HasIndex(stop => stop.SourceKey).IsUnique();
    }
}

internal sealed class CopCopyMap : IEntityTypeConfiguration<CopCopy>
{
    public void Configure(EntityTypeBuilder<CopCopy> builder)
    {
        builder.ToTable("cop_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.Property(copy => copy.Slug).HasMaxLength(Lengths.Slug);
        builder.HasIndex(copy => copy.Slug);
    }
}

internal sealed class RoleCopyMap : IEntityTypeConfiguration<RoleCopy>
{
    public void Configure(EntityTypeBuilder<RoleCopy> builder)
    {
        builder.ToTable("role_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.HasIndex(copy => copy.PersonId);
    }
}

internal sealed class MediaCopyMap : IEntityTypeConfiguration<MediaCopy>
{
    public void Configure(EntityTypeBuilder<MediaCopy> builder)
    {
        builder.ToTable("media_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.Property(copy => copy.Renditions).HasJsonList();
    }
}

internal sealed class ConsentCopyMap : IEntityTypeConfiguration<ConsentCopy>
{
    public void Configure(EntityTypeBuilder<ConsentCopy> builder) => builder.ToTable("consent_copies").Property(copy => copy.Id).ValueGeneratedNever();
}

internal static class JsonLists
{
    /// <summary>A list that is always read and written whole, as jsonb.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> HasJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        list => JsonSerializer.Serialize(list, ApiClient.Json),
        json => JsonSerializer.Deserialize<List<T>>(json, ApiClient.Json)!,
        new ValueComparer<IReadOnlyList<T>>(
            (left, right) => left!.SequenceEqual(right!),
            list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
            list => list.ToList()));
}
