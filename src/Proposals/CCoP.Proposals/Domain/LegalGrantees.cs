using CCoP.Membership.Contracts;

namespace CCoP.Proposals.Domain;

/// <summary>
/// "At least two or more grantees" (F20) means legal entities, not names. An open hosting question may make one of two
/// organisations, so until staff rule on it the pair counts as one (F37).
/// </summary>
/// <param name="Certain">Distinct, whatever the rulings will be.</param>
/// <param name="Possible">Distinct if every open question is refuted.</param>
internal sealed record LegalGrantees(int Certain, int Possible)
{
    public const int Needed = 2;

    /// <param name="signed">Organisations that signed off.</param>
    /// <param name="cop">Only its accepted members count.</param>
    /// <param name="organisations">All that are known, so that a chain of questions over a third one is seen.</param>
    public static LegalGrantees Count(IEnumerable<Guid> signed, CopCopy cop, IReadOnlyDictionary<Guid, OrganisationCopy> organisations)
    {
        var grantees = signed
            .Where(cop.MemberIds.Contains)
            .Select(id => organisations.GetValueOrDefault(id))
            .OfType<OrganisationCopy>()
            .Where(organisation => organisation.Kind == OrganisationKind.Grantee)
            .ToList();

        var same = new Dictionary<Guid, Guid>();
        Guid Root(Guid id) => same.TryGetValue(id, out var next) && next != id ? Root(next) : id;
        void Join(Guid left, Guid right)
        {
            var (from, to) = (Root(left), Root(right));
            if (from != to)
            {
                same[from] = to;
            }
        }

        foreach (var organisation in organisations.Values)
        {
            Join(organisation.Id, organisation.LegalEntityId);
            foreach (var other in organisation.UnresolvedHostIds)
            {
                Join(organisation.Id, other);
            }
        }

        return new(
            grantees.Select(organisation => Root(organisation.Id)).Distinct().Count(),
            grantees.Select(organisation => organisation.LegalEntityId).Distinct().Count());
    }
}
