using System.Text.Json;
using CCoP.Finance.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CCoP.Finance.Data;

internal sealed class RateMap : IEntityTypeConfiguration<Rate>
{
    public void Configure(EntityTypeBuilder<Rate> builder)
    {
        builder.ToTable("rates", table => table.HasCheckConstraint("ck_rates_above_zero", "units_per_eur > 0"));
        builder.Property(rate => rate.Currency).HasMaxLength(3);
        builder.Property(rate => rate.UnitsPerEur).HasPrecision(18, 8);
        builder.Property(rate => rate.Source).HasMaxLength(200);
        builder.Property(rate => rate.SourceKey).HasMaxLength(60);
        builder.HasIndex(rate => rate.SourceKey).IsUnique();
        builder.HasIndex(rate => new { rate.Currency, rate.Day }).IsUnique();
    }
}

internal sealed class AwardLedgerMap : IEntityTypeConfiguration<AwardLedger>
{
    public void Configure(EntityTypeBuilder<AwardLedger> builder)
    {
        builder.ToTable("award_ledgers");
        builder.Property(ledger => ledger.Lines).HasJsonList();
        builder.Property(ledger => ledger.Activities).HasJsonList();
        builder.Ignore(ledger => ledger.Mou);
        builder.HasIndex(ledger => ledger.CopId);
        builder.HasMany(ledger => ledger.Mous).WithOne().HasForeignKey(mou => mou.LedgerId);
        builder.HasMany(ledger => ledger.Advances).WithOne().HasForeignKey(advance => advance.LedgerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(ledger => ledger.Balances).WithOne().HasForeignKey(balance => balance.LedgerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(ledger => ledger.Journals).WithOne().HasForeignKey(journal => journal.LedgerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PolicyMap : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        builder.ToTable("policies").HasKey(policy => policy.Number);
        builder.Property(policy => policy.Number).ValueGeneratedNever();
        builder.Property(policy => policy.Source).HasMaxLength(400);
        builder.Property(policy => policy.Approvals).HasJsonList();
        builder.Property(policy => policy.Incompatible).HasJsonList();
        builder.Property(policy => policy.MostUncleared).HasPrecision(3, 2);
        builder.HasData(Policy.First);
    }
}

internal sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations");
        builder.Property(delegation => delegation.Role).HasMaxLength(40);
        builder.Property(delegation => delegation.Reason).HasMaxLength(400).WithheldFromAudit();
        builder.HasIndex(delegation => delegation.ToPersonId);
        builder.HasIndex(delegation => delegation.FromPersonId);
    }
}

internal sealed class MouMap : IEntityTypeConfiguration<Mou>
{
    public void Configure(EntityTypeBuilder<Mou> builder)
    {
        builder.ToTable("mous");
        builder.Property(mou => mou.Hash).HasMaxLength(64);
        builder.HasIndex(mou => new { mou.LedgerId, mou.Number }).IsUnique();
        builder.HasMany(mou => mou.Signatures).WithOne().HasForeignKey(signature => signature.MouId);
    }
}

internal sealed class MouSignatureMap : IEntityTypeConfiguration<MouSignature>
{
    public void Configure(EntityTypeBuilder<MouSignature> builder)
    {
        builder.ToTable("mou_signatures");
        builder.HasKey(signature => new { signature.MouId, signature.OrganisationId });
        builder.Property(signature => signature.Hash).HasMaxLength(64);
    }
}

internal sealed class AdvanceMap : IEntityTypeConfiguration<Advance>
{
    public void Configure(EntityTypeBuilder<Advance> builder)
    {
        builder.ToTable("advances", table => table.HasCheckConstraint("ck_advances_outstanding", "outstanding_amount >= 0 AND committed_eur >= 0"));
        builder.ComplexProperty(advance => advance.Amount, amount => amount.Property(money => money.Currency).HasMaxLength(3));
        builder.Property(advance => advance.Parts).HasJsonList();
        builder.Property(advance => advance.Needed).HasJson();
        builder.Property(advance => advance.Purpose).HasMaxLength(1_000);
        builder.Ignore(advance => advance.Clearance);
        builder.Ignore(advance => advance.Given);
        builder.HasIndex(advance => new { advance.LedgerId, advance.State });
        builder.HasIndex(advance => new { advance.PaidOn, advance.Id }).HasFilter("outstanding_amount > 0");
        builder.HasMany(advance => advance.Steps).WithOne().HasForeignKey(step => step.AdvanceId);
        builder.HasMany(advance => advance.Clearances).WithOne().HasForeignKey(clearance => clearance.AdvanceId);
    }
}

internal sealed class StepTakenMap : IEntityTypeConfiguration<StepTaken>
{
    public void Configure(EntityTypeBuilder<StepTaken> builder)
    {
        builder.ToTable("advance_steps");
        builder.HasKey(step => new { step.AdvanceId, step.Number });
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.Property(step => step.Reason).HasMaxLength(Told.Reason);
    }
}

internal sealed class ClearanceMap : IEntityTypeConfiguration<Clearance>
{
    public void Configure(EntityTypeBuilder<Clearance> builder)
    {
        builder.ToTable("clearances");
        builder.HasIndex(clearance => new { clearance.AdvanceId, clearance.Number }).IsUnique();
        builder.Property(clearance => clearance.Rates).HasJsonList();
        builder.Ignore(clearance => clearance.UsedRates);
        builder.HasMany(clearance => clearance.Receipts).WithOne().HasForeignKey("ClearanceId").IsRequired();
    }
}

internal sealed class ReceiptMap : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts");
        builder.ComplexProperty(receipt => receipt.Amount, amount => amount.Property(money => money.Currency).HasMaxLength(3));
        builder.Property(receipt => receipt.Vendor).HasMaxLength(200);
        builder.Property(receipt => receipt.Number).HasMaxLength(60);
        builder.Property(receipt => receipt.Description).HasMaxLength(400);
        builder.Property(receipt => receipt.Fingerprint).HasMaxLength(300);
        builder.Property(receipt => receipt.RejectedFor).HasMaxLength(Told.Reason);
        builder.Property(receipt => receipt.ReturnedFor).HasMaxLength(Told.Reason);
        builder.HasIndex(receipt => receipt.Fingerprint);
    }
}

internal sealed class JournalMap : IEntityTypeConfiguration<Journal>
{
    public void Configure(EntityTypeBuilder<Journal> builder)
    {
        builder.ToTable("journals");
        builder.Property(journal => journal.Reference).HasMaxLength(Told.Reason);
        builder.Property(journal => journal.Rates).HasJsonList();
        builder.HasIndex(journal => new { journal.LedgerId, journal.Number }).IsUnique();
        builder.HasIndex(journal => journal.ReversesId).IsUnique();
        builder.HasOne<Journal>().WithOne().HasForeignKey<Journal>(journal => journal.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Advance>().WithMany().HasForeignKey(journal => journal.AdvanceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(journal => journal.Lines).WithOne().HasForeignKey(line => line.JournalId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JournalLineMap : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_lines", table => table.HasCheckConstraint("ck_journal_lines_eur", "amount_currency <> 'EUR' OR amount_amount = value_eur"));
        builder.HasKey(line => new { line.JournalId, line.Position });
        builder.Property(line => line.Position).ValueGeneratedNever();
        builder.ComplexProperty(line => line.Amount, amount => amount.Property(money => money.Currency).HasMaxLength(3));
        builder.HasIndex(line => line.AdvanceId);
    }
}

internal sealed class BalanceMap : IEntityTypeConfiguration<Balance>
{
    public void Configure(EntityTypeBuilder<Balance> builder)
    {
        builder.ToTable("balances");
        builder.HasKey(balance => new { balance.LedgerId, balance.Account, balance.Currency, balance.LineId });
        builder.Property(balance => balance.Currency).HasMaxLength(3);
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

internal static class JsonLists
{
    /// <summary>A record that is always read and written whole, as jsonb.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) where T : class => property.HasColumnType("jsonb").HasConversion(
        record => JsonSerializer.Serialize(record, ApiClient.Json),
        json => JsonSerializer.Deserialize<T>(json, ApiClient.Json)!);

    /// <summary>A list that is always read and written whole, as jsonb.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> HasJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        list => JsonSerializer.Serialize(list, ApiClient.Json),
        json => JsonSerializer.Deserialize<List<T>>(json, ApiClient.Json)!,
        new ValueComparer<IReadOnlyList<T>>(
            (left, right) => left!.SequenceEqual(right!),
            list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
            list => list.ToList()));
}
