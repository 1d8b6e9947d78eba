using System.Text.Json;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Proposals.Data;

internal sealed class EnvelopeMap : IEntityTypeConfiguration<Envelope>
{
    public void Configure(EntityTypeBuilder<Envelope> builder)
    {
        builder.ToTable("envelopes", table => table.HasCheckConstraint("ck_envelopes_reserved", "reserved_eur >= 0 AND reserved_eur <= amount_eur"));
        builder.Property(envelope => envelope.SourceKey).HasMaxLength(60);
        builder.HasIndex(envelope => envelope.SourceKey).IsUnique();
        builder.HasMany(envelope => envelope.Entries).WithOne().HasForeignKey(entry => entry.EnvelopeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EnvelopeEntryMap : IEntityTypeConfiguration<EnvelopeEntry>
{
    public void Configure(EntityTypeBuilder<EnvelopeEntry> builder)
    {
        builder.ToTable("envelope_entries", table => table.HasCheckConstraint("ck_envelope_entries_sign", "(cause = 'Approved') = (amount_eur > 0)"));
        builder.HasIndex(entry => new { entry.EnvelopeId, entry.Id });
        builder.HasOne<Round>().WithMany().HasForeignKey(entry => entry.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(entry => entry.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(entry => entry.Reason, reason =>
        {
            reason.Property(text => text.En).HasMaxLength(Lengths.Reason);
            reason.Property(text => text.Km).HasMaxLength(Lengths.Reason);
        });
    }
}

internal sealed class RoundMap : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("rounds", table => table.HasCheckConstraint("ck_rounds_reserved", "reserved_eur >= 0 AND (ceiling_eur IS NULL OR reserved_eur <= ceiling_eur)"));
        builder.Property(round => round.SourceKey).HasMaxLength(60);
        builder.HasIndex(round => round.SourceKey).IsUnique();
        builder.HasOne<Envelope>().WithMany().HasForeignKey(round => round.EnvelopeId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(round => round.Rubric).HasJsonList();
        builder.HasMany(round => round.Committee).WithOne().HasForeignKey(seat => seat.RoundId);
    }
}

internal sealed class CommitteeMemberMap : IEntityTypeConfiguration<CommitteeMember>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> builder)
    {
        builder.ToTable("committee_members");
        builder.HasIndex(seat => new { seat.RoundId, seat.PersonId });
        builder.HasIndex(seat => seat.PersonId);
    }
}

internal sealed class OriginEventMap : IEntityTypeConfiguration<OriginEvent>
{
    public void Configure(EntityTypeBuilder<OriginEvent> builder)
    {
        builder.ToTable("origin_events");
        builder.Property(origin => origin.SourceKey).HasMaxLength(60);
        builder.HasIndex(origin => origin.SourceKey).IsUnique();
        builder.Property(origin => origin.PrintedDate).HasMaxLength(100);
        builder.Property(origin => origin.Place).HasMaxLength(200);
    }
}

internal sealed class TemplateMap : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> builder)
    {
        builder.ToTable("templates");
        builder.HasKey(template => template.Version);
        builder.Property(template => template.Version).HasMaxLength(20);
        builder.HasIndex(template => template.PublishedAt).IsUnique();
        builder.Property(template => template.Sections).HasJsonList();
        builder.Property(template => template.Budget).HasJsonList();
        builder.Property(template => template.Agenda).HasJsonList();
        builder.HasData(Template.First);
    }
}

internal sealed class ProposalMap : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.HasOne<Template>().WithMany().HasForeignKey(proposal => proposal.TemplateVersion).OnDelete(DeleteBehavior.Restrict);
        builder.Property(proposal => proposal.ContentHash).HasMaxLength(64);
        builder.HasIndex(proposal => new { proposal.CopId, proposal.State });
        builder.HasOne<Round>().WithMany().HasForeignKey(proposal => proposal.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OriginEvent>().WithMany().HasForeignKey(proposal => proposal.OriginEventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(proposal => proposal.Sections).WithOne().HasForeignKey(section => section.ProposalId);
        builder.HasMany(proposal => proposal.Activities).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasMany(proposal => proposal.Budget).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasMany(proposal => proposal.CoApplicants).WithOne().HasForeignKey(member => member.ProposalId);
        builder.HasMany(proposal => proposal.SignOffs).WithOne().HasForeignKey(signOff => signOff.ProposalId);
        builder.HasMany(proposal => proposal.Versions).WithOne().HasForeignKey(version => version.ProposalId);
        builder.HasMany(proposal => proposal.Decisions).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasOne(proposal => proposal.Appeal).WithOne().HasForeignKey<Appeal>(appeal => appeal.ProposalId);
        builder.Ignore(proposal => proposal.Approval);
        builder.Ignore(proposal => proposal.LatestDecision);
    }
}

internal sealed class SectionMap : IEntityTypeConfiguration<Section>
{
    public void Configure(EntityTypeBuilder<Section> builder)
    {
        builder.ToTable("sections");
        builder.HasKey(section => new { section.ProposalId, section.Key });
        builder.Property(section => section.Key).HasMaxLength(40);
        builder.Property(section => section.Text).HasMaxLength(Proposal.SectionLength);
    }
}

internal sealed class PartVersionMap : IEntityTypeConfiguration<PartVersion>
{
    public void Configure(EntityTypeBuilder<PartVersion> builder)
    {
        builder.ToTable("part_versions");
        builder.HasKey(version => new { version.ProposalId, version.Edition });
        builder.HasIndex(version => new { version.ProposalId, version.Part, version.Edition });
        builder.Property(version => version.Part).HasMaxLength(40);
        builder.Property(version => version.Content).HasColumnType("jsonb").WithheldFromAudit().HasConversion(
            content => JsonSerializer.Serialize(content, ApiClient.Json), json => JsonSerializer.Deserialize<PartContent>(json, ApiClient.Json)!);
    }
}

internal sealed class ActivityMap : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities");
        builder.Property(activity => activity.Title).HasMaxLength(Lengths.Title);
        builder.Property(activity => activity.Province).HasMaxLength(5);
        builder.Property(activity => activity.Place).HasMaxLength(Lengths.Place);
        builder.Property(activity => activity.Agenda).HasJsonList();
    }
}

internal sealed class BudgetEntryMap : IEntityTypeConfiguration<BudgetEntry>
{
    public void Configure(EntityTypeBuilder<BudgetEntry> builder)
    {
        builder.ToTable("budget_lines");
        builder.Property(line => line.Description).HasMaxLength(Lengths.Title);
        builder.Property(line => line.Unit).HasMaxLength(60);
        builder.ComplexProperty(line => line.UnitCost, cost => cost.Property(money => money.Currency).HasMaxLength(3));
    }
}

internal sealed class CoApplicantMap : IEntityTypeConfiguration<CoApplicant>
{
    public void Configure(EntityTypeBuilder<CoApplicant> builder)
    {
        builder.ToTable("co_applicants");
        builder.HasKey(member => new { member.ProposalId, member.OrganisationId });
        builder.HasIndex(member => member.OrganisationId);
    }
}

internal sealed class SignOffMap : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("sign_offs");
        builder.HasKey(signOff => new { signOff.ProposalId, signOff.OrganisationId });
        builder.Property(signOff => signOff.ContentHash).HasMaxLength(64);
    }
}

internal sealed class DecisionMap : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Property(decision => decision.Lines).HasJsonList();
        builder.Property(decision => decision.Votes).HasJsonList();
        builder.HasOne<Deliberation>().WithMany().HasForeignKey(decision => decision.DeliberationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(decision => decision.Conditions).WithOne().HasForeignKey("DecisionId").IsRequired();
    }
}

internal sealed class SubmissionMap : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions");
        builder.HasKey(submission => new { submission.ProposalId, submission.Number });
        builder.HasOne<Proposal>().WithMany().HasForeignKey(submission => submission.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(submission => submission.Number).ValueGeneratedNever();
        builder.Property(submission => submission.ContentHash).HasMaxLength(64);
    }
}

internal sealed class AppealMap : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("appeals");
        builder.HasKey(appeal => appeal.ProposalId);
        builder.Property(appeal => appeal.Reason).HasMaxLength(Lengths.Reason);
    }
}

internal sealed class MeetingMap : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.Property(meeting => meeting.Place).HasMaxLength(Lengths.Source);
        builder.HasOne<Round>().WithMany().HasForeignKey(meeting => meeting.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(meeting => meeting.Attendance).WithOne().HasForeignKey(present => present.MeetingId);
    }
}

internal sealed class AttendanceMap : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("meeting_attendance");
        builder.HasKey(present => new { present.MeetingId, present.PersonId });
    }
}

internal sealed class DeliberationMap : IEntityTypeConfiguration<Deliberation>
{
    public void Configure(EntityTypeBuilder<Deliberation> builder)
    {
        builder.ToTable("deliberations");
        builder.HasIndex(deliberation => new { deliberation.MeetingId, deliberation.ProposalId }).IsUnique();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(deliberation => deliberation.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(deliberation => deliberation.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(deliberation => deliberation.ContentHash).HasMaxLength(64);
        builder.Property(deliberation => deliberation.MinutesEn).HasMaxLength(Lengths.Minutes);
        builder.Property(deliberation => deliberation.MinutesKm).HasMaxLength(Lengths.Minutes);
        builder.Ignore(deliberation => deliberation.Counted);
        builder.HasMany(deliberation => deliberation.Votes).WithOne().HasForeignKey(vote => vote.DeliberationId);
    }
}

internal sealed class VoteMap : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("votes");
        builder.HasKey(vote => new { vote.DeliberationId, vote.PersonId });
    }
}

internal sealed class ConditionMap : IEntityTypeConfiguration<Condition>
{
    public void Configure(EntityTypeBuilder<Condition> builder)
    {
        builder.ToTable("conditions");
        builder.Property(condition => condition.Note).HasMaxLength(Lengths.Reason);
        builder.Property(condition => condition.SentBackBecause).HasMaxLength(Lengths.Reason);
    }
}

internal sealed class ReviewMap : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.HasIndex(review => new { review.ProposalId, review.ReviewerId, review.ContentHash }).IsUnique();
        builder.HasOne<Proposal>().WithMany().HasForeignKey(review => review.ProposalId);
        builder.Property(review => review.ContentHash).HasMaxLength(64);
        builder.Property(review => review.Comment).HasMaxLength(Lengths.Reason);
        builder.Property(review => review.ToCop).HasMaxLength(Lengths.Reason);
        builder.Property(review => review.Scores).HasJsonList();
    }
}

internal sealed class DeclaredConflictMap : IEntityTypeConfiguration<DeclaredConflict>
{
    public void Configure(EntityTypeBuilder<DeclaredConflict> builder)
    {
        builder.ToTable("declared_conflicts");
        builder.HasKey(declared => new { declared.ProposalId, declared.PersonId });
        builder.HasOne<Proposal>().WithMany().HasForeignKey(declared => declared.ProposalId);
        builder.Property(declared => declared.Reason).HasMaxLength(Lengths.Ground);
    }
}

internal sealed class InvolvementMap : IEntityTypeConfiguration<Involvement>
{
    public void Configure(EntityTypeBuilder<Involvement> builder)
    {
        builder.ToTable("involvements");
        builder.HasIndex(involvement => new { involvement.ProposalId, involvement.PersonId });
        builder.HasOne<Proposal>().WithMany().HasForeignKey(involvement => involvement.ProposalId);
        builder.Property(involvement => involvement.Source).HasMaxLength(Lengths.Ground);
        builder.Property(involvement => involvement.RulingReason).HasMaxLength(Lengths.Ground);
    }
}

internal sealed class ClinicMap : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> builder)
    {
        builder.ToTable("clinics");
        builder.HasOne<Round>().WithMany().HasForeignKey(clinic => clinic.RoundId);
        builder.Property(clinic => clinic.Province).HasMaxLength(5);
        builder.Property(clinic => clinic.Place).HasMaxLength(Lengths.Place);
        builder.HasMany(clinic => clinic.Coaches).WithOne().HasForeignKey(coach => coach.ClinicId);
        builder.HasMany(clinic => clinic.Drafts).WithOne().HasForeignKey(draft => draft.ClinicId);
    }
}

internal sealed class CoachMap : IEntityTypeConfiguration<Coach>
{
    public void Configure(EntityTypeBuilder<Coach> builder)
    {
        builder.ToTable("coaches");
        builder.HasKey(coach => new { coach.ClinicId, coach.PersonId });
        builder.HasIndex(coach => coach.PersonId);
    }
}

internal sealed class CoachedDraftMap : IEntityTypeConfiguration<CoachedDraft>
{
    public void Configure(EntityTypeBuilder<CoachedDraft> builder)
    {
        builder.ToTable("coached_drafts");
        builder.HasKey(draft => new { draft.ClinicId, draft.ProposalId });
        builder.HasOne<Proposal>().WithMany().HasForeignKey(draft => draft.ProposalId);
    }
}

internal sealed class CoachNoteMap : IEntityTypeConfiguration<CoachNote>
{
    public void Configure(EntityTypeBuilder<CoachNote> builder)
    {
        builder.ToTable("coach_notes");
        builder.HasOne<Clinic>().WithMany().HasForeignKey(note => note.ClinicId);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(note => note.ProposalId);
        builder.Property(note => note.Text).HasMaxLength(Lengths.Note).WithheldFromAudit();
        builder.Property(note => note.Part).HasMaxLength(Lengths.Key);
        builder.Property(note => note.Answer).HasMaxLength(Lengths.Note).WithheldFromAudit();
    }
}

internal sealed class AwardMap : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("awards");
        builder.HasIndex(award => award.ProposalId).IsUnique();
        builder.HasOne<Proposal>().WithOne().HasForeignKey<Award>(award => award.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(award => award.Lines).HasJsonList();
        builder.Property(award => award.ApprovedLines).HasJsonList();
        builder.Property(award => award.Activities).HasJsonList();
        builder.Ignore(award => award.Pending);
        builder.HasMany(award => award.Members).WithOne().HasForeignKey(member => member.AwardId);
        builder.HasMany(award => award.Amendments).WithOne().HasForeignKey(amendment => amendment.AwardId);
        builder.HasMany(award => award.Suspensions).WithOne().HasForeignKey(suspension => suspension.AwardId);
    }
}

internal sealed class AwardMemberMap : IEntityTypeConfiguration<AwardMember>
{
    public void Configure(EntityTypeBuilder<AwardMember> builder)
    {
        builder.ToTable("award_members");
        builder.HasKey(member => new { member.AwardId, member.OrganisationId });
        builder.HasIndex(member => member.OrganisationId);
        builder.Property(member => member.WithdrewFor).HasMaxLength(Lengths.Why);
    }
}

internal sealed class AmendmentMap : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendments");
        builder.HasKey(amendment => new { amendment.AwardId, amendment.Number });
        builder.Property(amendment => amendment.Number).ValueGeneratedNever();
        builder.HasIndex(amendment => amendment.AwardId).IsUnique().HasFilter("state IN ('WaitingForApproval', 'WaitingForFinance')").HasDatabaseName("ix_amendments_one_pending");
        builder.Property(amendment => amendment.Reason).HasMaxLength(Lengths.Why);
        builder.Property(amendment => amendment.RefusedFor).HasMaxLength(Lengths.Why);
        builder.Property(amendment => amendment.Lines).HasJsonList();
        builder.Property(amendment => amendment.Activities).HasJsonList();
    }
}

internal sealed class SuspensionMap : IEntityTypeConfiguration<Suspension>
{
    public void Configure(EntityTypeBuilder<Suspension> builder)
    {
        builder.ToTable("suspensions");
        builder.HasKey(suspension => new { suspension.AwardId, suspension.Number });
        builder.Property(suspension => suspension.Number).ValueGeneratedNever();
        builder.Property(suspension => suspension.EndedFor).HasMaxLength(Lengths.Why);
    }
}

internal sealed class ProjectMap : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects");
        builder.Property(project => project.Slug).HasMaxLength(60);
        builder.HasIndex(project => project.Slug).IsUnique();
        builder.Property(project => project.CopSlug).HasMaxLength(60);
        builder.Property(project => project.Source).HasMaxLength(Lengths.Source);
        builder.Property(project => project.Titles).HasJsonList();
        builder.Property(project => project.Activities).HasJsonList();
        builder.HasOne<Project>().WithMany().HasForeignKey(project => project.PredecessorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PhaseReportMap : IEntityTypeConfiguration<PhaseReport>
{
    public void Configure(EntityTypeBuilder<PhaseReport> builder)
    {
        builder.ToTable("phase_reports", table => table.HasCheckConstraint("ck_phase_reports_phase", "(award_id IS NULL) <> (project_id IS NULL)"));
        builder.HasIndex(report => report.AwardId).IsUnique();
        builder.HasIndex(report => report.ProjectId).IsUnique();
        builder.HasOne<Award>().WithMany().HasForeignKey(report => report.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(report => report.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(report => report.Source).HasMaxLength(Lengths.Source);
    }
}

internal sealed class OutputCopyMap : IEntityTypeConfiguration<OutputCopy>
{
    public void Configure(EntityTypeBuilder<OutputCopy> builder)
    {
        builder.ToTable("output_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.HasIndex(copy => copy.AwardId);
    }
}

internal sealed class OrganisationCopyMap : IEntityTypeConfiguration<OrganisationCopy>
{
    public void Configure(EntityTypeBuilder<OrganisationCopy> builder) => builder.ToTable("organisation_copies").Property(copy => copy.Id).ValueGeneratedNever();
}

internal sealed class CopCopyMap : IEntityTypeConfiguration<CopCopy>
{
    public void Configure(EntityTypeBuilder<CopCopy> builder) => builder.ToTable("cop_copies").Property(copy => copy.Id).ValueGeneratedNever();
}

internal sealed class RoleCopyMap : IEntityTypeConfiguration<RoleCopy>
{
    public void Configure(EntityTypeBuilder<RoleCopy> builder)
    {
        builder.ToTable("role_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.HasIndex(copy => copy.PersonId);
    }
}

internal sealed class RateCopyMap : IEntityTypeConfiguration<RateCopy>
{
    public void Configure(EntityTypeBuilder<RateCopy> builder)
    {
        builder.ToTable("rate_copies");
        builder.HasKey(copy => new { copy.Currency, copy.Day });
        builder.Property(copy => copy.Currency).HasMaxLength(3);
        builder.Property(copy => copy.UnitsPerEur).HasPrecision(18, 8);
    }
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
