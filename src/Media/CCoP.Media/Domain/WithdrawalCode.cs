using System.Security.Cryptography;
using System.Text;

namespace CCoP.Media.Domain;

/// <summary>
/// Opens one consent to its withdrawal, for whoever has it on paper. Four groups of four signs out of thirty that are not taken
/// for each other: 78 bits, so only the hash is kept and guessing is hopeless.
/// </summary>
internal sealed class WithdrawalCode
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GroupCount = 4;
    private const int GroupLength = 4;

    private WithdrawalCode()
    {
    }

    /// <summary>SHA-256 of the signs without hyphens, in capitals.</summary>
    public string Hash { get; private init; } = "";

    public Id<Consent> ConsentId { get; private init; }

    public static (WithdrawalCode Code, string OnPaper) Make()
    {
        var onPaper = string.Join('-', RandomNumberGenerator.GetString(Signs, GroupCount * GroupLength).Chunk(GroupLength).Select(group => new string(group)));
        return (new WithdrawalCode { Hash = HashOf(onPaper) }, onPaper);
    }

    /// <summary>However it was typed: case, blanks and hyphens do not matter.</summary>
    public static string HashOf(string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(typed.ToUpperInvariant().Where(char.IsLetterOrDigit)))));
}
