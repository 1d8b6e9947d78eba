using CCoP.Media.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Media.Data;

internal sealed class MediaItemMap : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> builder)
    {
        builder.ToTable("media_items", table => table.HasCheckConstraint("ck_media_items_ready", "(state = 'Ready') = (original_hash IS NOT NULL)"));
        builder.ComplexProperty(item => item.AltText);
        builder.ComplexProperty(item => item.Original, original =>
        {
            original.Property(file => file.Hash).HasMaxLength(64);
            original.Property(file => file.ContentType).HasMaxLength(40);
        });
        builder.Property(item => item.Credit).HasMaxLength(MediaItem.CreditLength);
        builder.Property(item => item.FileName).HasMaxLength(MediaItem.FileNameLength).WithheldFromAudit();
        builder.HasIndex(item => item.CopId);
        builder.HasOne(item => item.Consents).WithOne().HasForeignKey<MediaItem>(item => item.ConsentsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Renditions).WithOne().HasForeignKey(rendition => rendition.ItemId);
    }
}

internal sealed class ItemRenditionMap : IEntityTypeConfiguration<ItemRendition>
{
    public void Configure(EntityTypeBuilder<ItemRendition> builder)
    {
        builder.ToTable("item_renditions");
        builder.Property(rendition => rendition.Hash).HasMaxLength(64);
        builder.Property(rendition => rendition.ContentType).HasMaxLength(40);
        builder.HasIndex(rendition => rendition.Hash);
    }
}

internal sealed class ConsentRecordMap : IEntityTypeConfiguration<ConsentRecord>
{
    public void Configure(EntityTypeBuilder<ConsentRecord> builder)
    {
        builder.ToTable("consent_records", table => table.HasCheckConstraint("ck_consent_records_people", "people_shown >= 0"));
        builder.HasMany(record => record.Consents).WithOne().HasForeignKey(consent => consent.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentMap : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents", table => table.HasCheckConstraint("ck_consents_days", "expires_on IS NULL OR expires_on > given_on"));
        builder.Property(consent => consent.PersonName).HasMaxLength(Consent.NameLength).WithheldFromAudit();
        builder.Property(consent => consent.Guardian).HasMaxLength(Consent.NameLength).WithheldFromAudit();
        builder.Property(consent => consent.ExplainedBy).HasMaxLength(Consent.RoleLength);
        builder.Property(consent => consent.Language).HasMaxLength(Consent.LanguageLength);
        builder.Property(consent => consent.WithdrawalReason).HasMaxLength(Consent.ReasonLength).WithheldFromAudit();
        builder.PrimitiveCollection(consent => consent.Channels).ElementType().HasConversion<string>();
        builder.HasIndex(consent => consent.ReplacesId).IsUnique();
        builder.HasOne<Consent>().WithOne().HasForeignKey<Consent>(consent => consent.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(consent => consent.Codes).WithOne().HasForeignKey(code => code.ConsentId);
    }
}

internal sealed class WithdrawalCodeMap : IEntityTypeConfiguration<WithdrawalCode>
{
    public void Configure(EntityTypeBuilder<WithdrawalCode> builder)
    {
        builder.ToTable("withdrawal_codes");
        builder.HasKey(code => code.Hash);
        builder.Property(code => code.Hash).HasMaxLength(64);
    }
}

internal sealed class AccessMap : IEntityTypeConfiguration<Access>
{
    public void Configure(EntityTypeBuilder<Access> builder)
    {
        builder.ToTable("accesses");
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(access => access.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
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

internal sealed class OutputCopyMap : IEntityTypeConfiguration<OutputCopy>
{
    public void Configure(EntityTypeBuilder<OutputCopy> builder)
    {
        builder.ToTable("output_copies").Property(copy => copy.Id).ValueGeneratedNever();
        builder.HasMany(copy => copy.Showings).WithOne().HasForeignKey(showing => showing.OutputId);
    }
}

internal sealed class ShowingMap : IEntityTypeConfiguration<Showing>
{
    public void Configure(EntityTypeBuilder<Showing> builder)
    {
        builder.ToTable("showings");
        builder.HasKey(showing => new { showing.OutputId, showing.MediaId });
        builder.HasIndex(showing => showing.MediaId);
    }
}
