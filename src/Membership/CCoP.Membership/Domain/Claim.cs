namespace CCoP.Membership.Domain;

/// <summary>What one source says of one field of one subject, as it is printed. A claim is never mended: another source is another claim.</summary>
internal sealed class Claim
{
    private Claim()
    {
    }

    public Id<Claim> Id { get; private init; }

    public string SourceKey { get; private init; } = "";

    public Id<Discrepancy> DiscrepancyId { get; private init; }

    /// <summary>Of whom or of what, in words that stay the same for all its claims.</summary>
    public string Subject { get; private set; } = "";

    public ClaimField Field { get; private set; }

    public string Printed { get; private set; } = "";

    /// <summary>What is compared, for example <c>2023-10-29</c> or <c>50000.00 EUR</c>; null where the printed words mean nothing certain, or are themselves what is compared.</summary>
    public string? Normalised { get; private set; }

    /// <summary>Null: of no day or number.</summary>
    public ClaimPrecision? Precision { get; private set; }

    /// <summary>When it was so, for a count that changes: <c>2023</c>, <c>2023-11</c> or <c>2023-11-08</c>. Null: the source does not say.</summary>
    public string? AsOf { get; private set; }

    /// <summary>Lines of the booklet, or an address.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What makes it the same as another claim of the same fact.</summary>
    public string Value => Normalised ?? Printed;

    public static Claim Record(string sourceKey) => new() { Id = Id<Claim>.New(), SourceKey = Words.Checked(sourceKey, Lengths.Key, "sourceKey") };

    /// <summary>Takes what the source says; false when nothing changed.</summary>
    public bool Describe(ClaimImport told)
    {
        var (subject, printed, source) = (Words.Checked(told.Subject, Lengths.Name, "subject"), Words.Checked(told.Printed, Lengths.Printed, "printed"), Words.Checked(told.Source, Lengths.Source, "source"));
        var (normalised, asOf) = (Words.CheckedOrNone(told.Normalised, Lengths.Name, "normalised"), Words.CheckedOrNone(told.AsOf, 10, "asOf"));
        var field = told.Field!.Value;
        if ((Subject, Field, Printed, Normalised, Precision, AsOf, Source) == (subject, field, printed, normalised, told.Precision, asOf, source))
        {
            return false;
        }

        (Subject, Field, Printed, Normalised, Precision, AsOf, Source) = (subject, field, printed, normalised, told.Precision, asOf, source);
        return true;
    }
}
