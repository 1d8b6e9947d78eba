using System.Diagnostics.CodeAnalysis;

namespace CCoP.SharedKernel;

/// <summary>Why a request is refused. Each kind is one HTTP status, see docs/architecture.md.</summary>
public enum Refusal
{
    /// <summary>400: the input has the wrong shape.</summary>
    Malformed,

    /// <summary>403: not this person (four eyes, another organisation's act).</summary>
    NotAllowed,

    /// <summary>409: a counted resource is short, or the same id came with another body.</summary>
    NotAvailable,

    /// <summary>410: it was public, and is so no longer.</summary>
    Gone,

    /// <summary>412: somebody saved since this version was read.</summary>
    Stale,

    /// <summary>413: too large.</summary>
    TooLarge,

    /// <summary>415: a file of a kind that is not read here.</summary>
    WrongType,

    /// <summary>422: a rule of the domain says no.</summary>
    RuleBroken,

    /// <summary>428: the request must say which version it saw.</summary>
    VersionRequired,
}

/// <summary>A refusal that a person can act on.</summary>
/// <param name="refusal">Which status it becomes.</param>
/// <param name="code">Stable, of the form <c>noun.reason</c>; translated by the front-end.</param>
/// <param name="message">One English sentence that says what to do; no personal data.</param>
/// <param name="facts">Values that the sentence needs, such as <c>available</c> or <c>missing</c>.</param>
public sealed class DomainException(
    Refusal refusal, string code, string message, IReadOnlyDictionary<string, object?>? facts = null) : Exception(message)
{
    public Refusal Refusal { get; } = refusal;

    public string Code { get; } = code;

    public IReadOnlyDictionary<string, object?> Facts { get; } = facts ?? new Dictionary<string, object?>();
}

/// <summary>How an aggregate states its rules.</summary>
public static class Rule
{
    /// <summary>A rule of the domain (422).</summary>
    public static void Require([DoesNotReturnIf(false)] bool holds, string code, string message, params (string Name, object? Value)[] facts) =>
        Check(holds, Refusal.RuleBroken, code, message, facts);

    /// <summary>Who may do this (403).</summary>
    public static void Allowed([DoesNotReturnIf(false)] bool holds, string code, string message, params (string Name, object? Value)[] facts) =>
        Check(holds, Refusal.NotAllowed, code, message, facts);

    /// <summary>Something counted is still there (409).</summary>
    public static void Available([DoesNotReturnIf(false)] bool holds, string code, string message, params (string Name, object? Value)[] facts) =>
        Check(holds, Refusal.NotAvailable, code, message, facts);

    /// <summary>The shape of the input, where an annotation cannot say it (400).</summary>
    public static void Shape([DoesNotReturnIf(false)] bool holds, string code, string message, params (string Name, object? Value)[] facts) =>
        Check(holds, Refusal.Malformed, code, message, facts);

    private static void Check(bool holds, Refusal refusal, string code, string message, (string Name, object? Value)[] facts)
    {
        if (!holds)
        {
            throw new DomainException(refusal, code, message, facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));
        }
    }
}
