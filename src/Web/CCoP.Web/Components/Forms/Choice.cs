using Microsoft.Extensions.Localization;

namespace CCoP.Web.Components.Forms;

/// <summary>Something to choose.</summary>
public sealed record Choice(string Value, string Words, string? Hint = null)
{
    /// <summary>Every value of an enumeration, by its words (<c>MediaKind.Photo</c>) and its hint where there is one (<c>MediaKind.Photo.Hint</c>).</summary>
    public static IEnumerable<Choice> Each<TValue>(IStringLocalizer words) where TValue : struct, Enum =>
        from value in Enum.GetValues<TValue>()
        let key = $"{typeof(TValue).Name}.{value}"
        let hint = words[key + ".Hint"]
        select new Choice(value.ToString(), words[key], hint.ResourceNotFound ? null : hint.Value);
}
