using System.Text.Json;
using CCoP.Membership.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Membership.Data;

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.Property(organisation => organisation.Slug).HasMaxLength(60);
        builder.HasIndex(organisation => organisation.Slug).IsUnique();
        builder.Property(organisation => organisation.Acronym).HasMaxLength(40);
        builder.Property(organisation => organisation.Source).HasMaxLength(300);
    }
}

internal sealed class HostingMap : IEntityTypeConfiguration<Hosting>
{
    public void Configure(EntityTypeBuilder<Hosting> builder)
    {
        builder.ToTable("hostings");
        builder.Property(hosting => hosting.SourceKey).HasMaxLength(60);
        builder.HasIndex(hosting => hosting.SourceKey).IsUnique();
        builder.Property(hosting => hosting.Source).HasMaxLength(300);
        builder.Property(hosting => hosting.Reason).HasMaxLength(500);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(hosting => hosting.HostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(hosting => hosting.HostedId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CopMap : IEntityTypeConfiguration<Cop>
{
    public void Configure(EntityTypeBuilder<Cop> builder)
    {
        builder.ToTable("cops");
        builder.Property(cop => cop.Slug).HasMaxLength(60);
        builder.HasIndex(cop => cop.Slug).IsUnique();
        builder.Property(cop => cop.Colour).HasMaxLength(20);
        builder.Property(cop => cop.Goals).HasColumnType("jsonb").HasConversion(
            goals => JsonSerializer.Serialize(goals, ApiClient.Json),
            json => JsonSerializer.Deserialize<List<LocalText>>(json, ApiClient.Json)!,
            new ValueComparer<IReadOnlyList<LocalText>>(
                (left, right) => left!.SequenceEqual(right!),
                goals => goals.Aggregate(0, (hash, goal) => HashCode.Combine(hash, goal)),
                goals => goals.ToList()));
        builder.HasMany(cop => cop.Memberships).WithOne(membership => membership.Cop).HasForeignKey(membership => membership.CopId);
        builder.HasMany(cop => cop.Steps).WithOne().HasForeignKey(step => step.CopId);
        builder.HasMany(cop => cop.Nominations).WithOne().HasForeignKey(nomination => nomination.CopId);
        builder.HasMany(cop => cop.Groups).WithMany(group => group.Cops).UsingEntity("cop_groups");
    }
}

internal sealed class CopStepMap : IEntityTypeConfiguration<CopStep>
{
    public void Configure(EntityTypeBuilder<CopStep> builder)
    {
        builder.ToTable("cop_steps");
        builder.Property(step => step.Role).HasMaxLength(RoleKinds.Length);
        builder.Property(step => step.WordsEn).HasMaxLength(Lengths.Prose);
        builder.Property(step => step.WordsKm).HasMaxLength(Lengths.Prose);
        builder.Ignore(step => step.Words);
    }
}

internal sealed class AdvanceCopyMap : IEntityTypeConfiguration<AdvanceCopy>
{
    public void Configure(EntityTypeBuilder<AdvanceCopy> builder)
    {
        builder.ToTable("advance_copies");
        builder.HasIndex(copy => copy.CopId);
    }
}

internal sealed class AwardCopyMap : IEntityTypeConfiguration<AwardCopy>
{
    public void Configure(EntityTypeBuilder<AwardCopy> builder)
    {
        builder.ToTable("award_copies");
        builder.HasIndex(copy => copy.CopId);
    }
}

internal sealed class ReportCopyMap : IEntityTypeConfiguration<ReportCopy>
{
    public void Configure(EntityTypeBuilder<ReportCopy> builder)
    {
        builder.ToTable("report_copies");
        builder.HasIndex(copy => copy.AwardId);
    }
}

internal sealed class CopMembershipMap : IEntityTypeConfiguration<CopMembership>
{
    public void Configure(EntityTypeBuilder<CopMembership> builder)
    {
        builder.ToTable("cop_memberships");
        builder.HasKey(membership => new { membership.CopId, membership.OrganisationId });
        builder.HasOne(membership => membership.Organisation).WithMany().HasForeignKey(membership => membership.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(membership => membership.Since).HasMaxLength(10);
        builder.Property(membership => membership.Source).HasMaxLength(300);
        builder.HasMany(membership => membership.Steps).WithOne().HasForeignKey(step => new { step.CopId, step.OrganisationId });
    }
}

internal sealed class MembershipStepMap : IEntityTypeConfiguration<MembershipStep>
{
    public void Configure(EntityTypeBuilder<MembershipStep> builder)
    {
        builder.ToTable("cop_membership_steps");
        builder.Property(step => step.Role).HasMaxLength(RoleKinds.Length);
    }
}

internal sealed class NominationMap : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> builder)
    {
        builder.ToTable("nominations");
        builder.Property(nomination => nomination.Role).HasMaxLength(RoleKinds.Length);
        builder.HasMany(nomination => nomination.Confirmations).WithOne().HasForeignKey(confirmation => confirmation.NominationId);
    }
}

internal sealed class NominationConfirmationMap : IEntityTypeConfiguration<NominationConfirmation>
{
    public void Configure(EntityTypeBuilder<NominationConfirmation> builder)
    {
        builder.ToTable("nomination_confirmations");
        builder.HasKey(confirmation => new { confirmation.NominationId, confirmation.OrganisationId });
        builder.Property(confirmation => confirmation.Role).HasMaxLength(RoleKinds.Length);
    }
}

internal sealed class RightsholderGroupMap : IEntityTypeConfiguration<RightsholderGroup>
{
    public void Configure(EntityTypeBuilder<RightsholderGroup> builder)
    {
        builder.ToTable("rightsholder_groups");
        builder.Property(group => group.Code).HasMaxLength(40);
        builder.HasIndex(group => group.Code).IsUnique();
    }
}

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Name).HasMaxLength(Lengths.Name).WithheldFromAudit();
        builder.HasMany(person => person.Roles).WithOne().HasForeignKey(role => role.PersonId);
    }
}

internal sealed class RoleAssignmentMap : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("roles");
        builder.Property(role => role.Role).HasMaxLength(RoleKinds.Length);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(role => role.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cop>().WithMany().HasForeignKey(role => role.CopId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DiscrepancyMap : IEntityTypeConfiguration<Discrepancy>
{
    public void Configure(EntityTypeBuilder<Discrepancy> builder)
    {
        builder.ToTable("discrepancies");
        builder.Property(discrepancy => discrepancy.Code).HasMaxLength(Lengths.Key);
        builder.HasIndex(discrepancy => discrepancy.Code).IsUnique();
        builder.Property(discrepancy => discrepancy.Reason).HasMaxLength(Lengths.Reason);
        builder.HasMany(discrepancy => discrepancy.Claims).WithOne().HasForeignKey(claim => claim.DiscrepancyId);
    }
}

internal sealed class ClaimMap : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims");
        builder.Property(claim => claim.SourceKey).HasMaxLength(Lengths.Key);
        builder.HasIndex(claim => claim.SourceKey).IsUnique();
        builder.Property(claim => claim.Subject).HasMaxLength(Lengths.Name);
        builder.Property(claim => claim.Printed).HasMaxLength(Lengths.Printed);
        builder.Property(claim => claim.Normalised).HasMaxLength(Lengths.Name);
        builder.Property(claim => claim.AsOf).HasMaxLength(10);
        builder.Property(claim => claim.Source).HasMaxLength(Lengths.Source);
    }
}
