using System.Diagnostics.CodeAnalysis;

namespace CCoP.SharedKernel;

/// <summary>The identity of a <typeparamref name="T"/>: a version 7 UUID, so that ids sort by the time they were made.</summary>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
{
    public static Id<T> New() => new(Guid.CreateVersion7());

    /// <summary>The id that a caller sent along, so that a repeated create answers as the first one did; else a new one.</summary>
    public static Id<T> From(Guid? sent) => sent is { } value && value != Guid.Empty ? new(value) : New();

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <summary>By the time they were made: for the cursor of a list.</summary>
    public static bool operator <(Id<T> left, Id<T> right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(Id<T> left, Id<T> right) => right < left;

    public override string ToString() => Value.ToString();
}
