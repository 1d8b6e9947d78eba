namespace CCoP.Proposals.Domain;

/// <summary>What breaks if X leaves (A01): seen before it happens, for each member that applies.</summary>
internal static class Departures
{
    /// <param name="proposal">With its budget and its members.</param>
    /// <param name="cop">The CoP that it is of.</param>
    /// <param name="organisations">All that are known.</param>
    /// <param name="rates">Those in force.</param>
    /// <param name="lastWriters">By section, the organisation that wrote it last.</param>
    public static IEnumerable<Departure> Of(
        Proposal proposal, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations, Rates rates, IReadOnlyDictionary<string, Guid> lastWriters) =>
        from leaving in proposal.Accepted
        let left = LegalGrantees.Count(proposal.Accepted.Where(member => member != leaving), cop, organisations)
        let lines = proposal.Budget.Where(line => line.OrganisationId == leaving).OrderBy(line => line.Position).ToList()
        let values = lines.ConvertAll(line => rates.InEur(line.Total))
        let activities = lines.Select(line => line.ActivityId).Distinct().ToLookup(
            activity => proposal.Budget.Any(line => line.ActivityId == activity && line.OrganisationId != leaving), activity => activity.Value)
        select new Departure(
            leaving, left.Certain, left.Possible < LegalGrantees.Needed, left.Certain < LegalGrantees.Needed && left.Possible >= LegalGrantees.Needed,
            [.. activities[false]], [.. activities[true]], lines.ConvertAll(line => line.Id.Value),
            values.TrueForAll(value => value is not null) ? Money.Eur(values.Sum(value => value!.Value.Amount)) : null,
            [.. lastWriters.Where(section => section.Value == leaving).Select(section => section.Key).Order(StringComparer.Ordinal)]);
}
