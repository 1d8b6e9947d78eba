namespace CCoP.Membership.Domain;

/// <summary>How many grantees a CoP has before the law: hosts and whom they host are one, and so is a pair whose question is open (F37).</summary>
internal static class LegalGrantees
{
    /// <summary>For a joint request (F20).</summary>
    public const int Needed = 2;

    public static int Count(IEnumerable<Organisation> members, IReadOnlyCollection<Hosting> open)
    {
        var entities = members.Where(member => member.Kind == OrganisationKind.Grantee).Select(member => member.LegalEntityId).ToHashSet();
        return entities.Count - open.Where(hosting => entities.Contains(hosting.HostId) && entities.Contains(hosting.HostedId)).DistinctBy(hosting => hosting.HostedId).Count();
    }
}
