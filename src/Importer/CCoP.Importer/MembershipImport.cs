using CCoP.Membership.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's groups, organisations, hosting questions and CoPs, then the people of the demo cast.</summary>
internal sealed class MembershipImport(MembershipClient membership, ImportReport report)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await EachAsync<GroupImport>("groups", membership.ImportGroupAsync, ct);
        await EachAsync<OrganisationImport>("organisations", membership.ImportOrganisationAsync, ct);
        await EachAsync<HostingImport>("hostings", membership.ImportHostingAsync, ct);
        await EachAsync<CopImport>("cops", membership.ImportCopAsync, ct);
        foreach (var member in DemoCast.Read())
        {
            report.Add("people", (await membership.ImportPersonAsync(member.UserName, member.ToImport(), ct)).Outcome);
        }
    }

    private async Task EachAsync<T>(string kind, Func<string, T, CancellationToken, Task<Imported>> import, CancellationToken ct)
    {
        foreach (var (sourceKey, record) in BookletData.Read<T>(kind))
        {
            report.Add(kind, (await import(sourceKey, record, ct)).Outcome);
        }
    }
}
