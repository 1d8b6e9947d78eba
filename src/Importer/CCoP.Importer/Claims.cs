using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

namespace CCoP.Importer;

/// <summary>What the sources claim: as told for its own sake, and as read off what is told anyway, the days of gatherings and the titles of projects.</summary>
internal static class Claims
{
    private const string TitlesThatChanged = "C22";

    /// <summary>Source key to claim.</summary>
    public static IEnumerable<KeyValuePair<string, ClaimImport>> Read() => BookletData.Read<ClaimImport>("claims")
        .Concat(
            from gathering in Gathering.All
            from claim in gathering.Value.Claims().Select((claim, index) => KeyValuePair.Create($"date-{gathering.Key}-{index + 1}", claim))
            select claim)
        .Concat(
            from project in BookletData.Read<ProjectImport>("projects")
            from claim in project.Value.Titles.Select((title, index) => KeyValuePair.Create(
                $"title-{project.Key}-{index + 1}", new ClaimImport(TitlesThatChanged, Subject(project.Value), ClaimField.Title, title.Text, null, null, null, title.Source)))
            select claim)
        .Select(claim => KeyValuePair.Create(claim.Key, Normalised(claim.Value)));

    private static string Subject(ProjectImport project) => project.Phase is { } phase ? $"{project.Title.En}, phase {phase}" : project.Title.En;

    /// <summary>Dates and amounts are read from their printed form, unless the data say what it means or that it means nothing.</summary>
    private static ClaimImport Normalised(ClaimImport claim)
    {
        if (claim is { Normalised: null, Precision: null, Field: ClaimField.Date })
        {
            var dates = PrintedDate.Read(claim.Printed);
            return claim with { Normalised = PrintedDate.Normalised(dates), Precision = Enum.Parse<ClaimPrecision>(dates.Precision.ToString()) };
        }

        return claim is { Normalised: null, Field: ClaimField.Amount } ? claim with { Normalised = PrintedAmount.Read(claim.Printed).ToString(), Precision = ClaimPrecision.Exact } : claim;
    }
}
