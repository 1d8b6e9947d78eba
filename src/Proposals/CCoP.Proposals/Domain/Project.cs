namespace CCoP.Proposals.Domain;

/// <summary>
/// A project that a CoP carried out before the platform kept rounds (F30-F35, F61): history, word for word as its source tells it.
/// It reserves nothing and is no award, since the source says neither what it cost nor which projects were awarded.
/// </summary>
internal sealed class Project
{
    private Project()
    {
    }

    public Id<Project> Id { get; private init; }

    /// <summary>Its stable name in addresses and imports, for example <c>paint-your-emotion</c>.</summary>
    public string Slug { get; private init; } = "";

    public LocalText Title { get; private set; } = new("");

    /// <summary>Every title in use with where it stands: a project keeps its identity when its title changes (C22).</summary>
    public IReadOnlyList<ProjectTitle> Titles { get; private set; } = [];

    /// <summary>The CoP, as Membership's addresses name it.</summary>
    public string CopSlug { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>Null: the source counts no phases.</summary>
    public int? Phase { get; private set; }

    /// <summary>The phase before this one (F27).</summary>
    public Id<Project>? PredecessorId { get; private set; }

    /// <summary>What was planned.</summary>
    public IReadOnlyList<LocalText> Activities { get; private set; } = [];

    /// <summary>As printed, slashes too (C10).</summary>
    public List<string> Members { get; private set; } = [];

    /// <summary>The organisations that these names stand for, as Membership's addresses name them.</summary>
    public List<string> OrganisationSlugs { get; private set; } = [];

    /// <summary>Null: the source does not state it.</summary>
    public decimal? AmountEur { get; private set; }

    public ProjectState State { get; private init; }

    public string Source { get; private set; } = "";

    public static Project Record(string slug) => new() { Id = Id<Project>.New(), Slug = Words.Checked(slug, Lengths.Key, "sourceKey"), State = ProjectState.CarriedOut };

    /// <summary>Takes what the source says of it; false when nothing changed.</summary>
    public bool Describe(ProjectImport told, Project? predecessor)
    {
        var (title, cop, source) = (Words.Checked(told.Title, Lengths.Title, "title"), Words.Checked(told.Cop, Lengths.Key, "cop"), Words.Checked(told.Source, Lengths.Source, "source"));
        List<ProjectTitle> titles = [.. Words.Checked(told.Titles, "titles").Select(item => new ProjectTitle(Words.Checked(item.Text, Lengths.Title, "titles"), Words.Checked(item.Source, Lengths.Source, "titles")))];
        List<LocalText> activities = [.. Words.Checked(told.Activities, "activities").Select(activity => Words.Checked(activity, Lengths.Title, "activities"))];
        List<string> members = [.. Words.Checked(told.Members, "members").Select(member => Words.Checked(member, Lengths.Title, "members"))];
        List<string> organisations = [.. Words.Checked(told.Organisations, "organisations").Select(organisation => Words.Checked(organisation, Lengths.Key, "organisations"))];
        Rule.Require(titles.Exists(item => item.Text == title.En), "project.title", "Name the project by one of the titles that its source prints.");
        Rule.Require(
            predecessor is null || (predecessor.Id != Id && predecessor.CopSlug == cop && predecessor.Year <= told.Year),
            "project.predecessor", "A phase follows an earlier project of the same CoP. Check its year, its CoP and what it follows.");
        Rule.Require(told.Amount is null or { Currency: Currency.Eur, Amount: > 0 }, "project.amount", "Give the amount in EUR, or leave it out where the source does not state it.");
        if ((Title, CopSlug, Year, Phase, PredecessorId, AmountEur, Source) == (title, cop, told.Year, told.Phase, predecessor?.Id, told.Amount?.Amount, source)
            && Titles.SequenceEqual(titles) && Activities.SequenceEqual(activities) && Members.SequenceEqual(members) && OrganisationSlugs.SequenceEqual(organisations))
        {
            return false;
        }

        (Title, CopSlug, Year, Phase, PredecessorId, AmountEur, Source) = (title, cop, told.Year, told.Phase, predecessor?.Id, told.Amount?.Amount, source);
        (Titles, Activities, Members, OrganisationSlugs) = (titles, activities, members, organisations);
        return true;
    }
}
