using System.Globalization;
using System.Text.RegularExpressions;

namespace CCoP.Importer;

/// <summary>Reads the ways in which the booklet prints an amount (C20): its dot separates thousands, and its K stands for thousand.</summary>
internal static partial class PrintedAmount
{
    public static Money Read(string printed)
    {
        var read = Form().Match(printed);
        return read.Success
            ? Money.Eur(decimal.Parse(read.Groups["number"].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * (read.Groups["thousand"].Success ? 1_000 : 1))
            : throw new FormatException($"No amount is read from \"{printed}\".");
    }

    [GeneratedRegex(@"^\s*(€|EURO?)\s*(?<number>\d{1,3}(\.\d{3})+|\d+)(?<thousand>K)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
