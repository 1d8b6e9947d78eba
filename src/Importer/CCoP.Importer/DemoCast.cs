using CCoP.Membership.Contracts;

namespace CCoP.Importer;

/// <summary>A person of the demonstration, as Identity's file of accounts tells it: where their roles count is Membership's to know.</summary>
internal sealed record DemoCast(Guid PersonId, string UserName, string DisplayName, IReadOnlyList<RoleImport> Assignments)
{
    public static IEnumerable<DemoCast> Read() => BookletData.ReadList<DemoCast>("demo-cast");

    public PersonImport ToImport() => new(PersonId, DisplayName, Assignments);
}
