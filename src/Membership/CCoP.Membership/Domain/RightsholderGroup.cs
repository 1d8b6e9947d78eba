namespace CCoP.Membership.Domain;

/// <summary>One of the rightsholder groups (F13); the list grows without code (M09).</summary>
internal sealed class RightsholderGroup
{
    private RightsholderGroup()
    {
    }

    public Id<RightsholderGroup> Id { get; private init; }

    /// <summary>Stable code, for example <c>lgbtiq</c>.</summary>
    public string Code { get; private init; } = "";

    public LocalText Name { get; private set; } = new("");

    public List<string> Aliases { get; private set; } = [];

    public List<Cop> Cops { get; } = [];

    public static RightsholderGroup Add(string code) => new() { Id = Id<RightsholderGroup>.New(), Code = Words.Checked(code, Lengths.Key, "sourceKey") };

    public bool Describe(GroupImport told)
    {
        var (name, aliases) = (Words.Checked(told.Name, Lengths.Name, "name"), Lengths.Aliases(told.Aliases));
        if (Name == name && Aliases.SequenceEqual(aliases))
        {
            return false;
        }

        (Name, Aliases) = (name, aliases);
        return true;
    }
}
