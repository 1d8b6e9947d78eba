using System.ComponentModel.DataAnnotations;
using CCoP.Events.Domain;

namespace CCoP.Events.Features;

/// <summary>A name in an address, or a key of a source: short, and of characters that a keyboard types.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class SlugAttribute() : RegularExpressionAttribute(@"^[^\p{C}]*$")
{
    public override bool IsValid(object? value) => value is null || (value is string { Length: <= Lengths.Slug } && base.IsValid(value));
}
