using CCoP.Membership.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's groups, organisations, hosting questions and CoPs, then the people of the demo cast.</summary>
internal sealed class MembershipImport(MembershipClient membership, ImportReport report)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await report.EachAsync<GroupImport>("groups", async (key, group) => (await membership.ImportGroupAsync(key, group, ct)).Outcome);
        await report.EachAsync<OrganisationImport>("organisations", async (key, organisation) => (await membership.ImportOrganisationAsync(key, organisation, ct)).Outcome);
        await report.EachAsync<HostingImport>("hostings", async (key, hosting) => (await membership.ImportHostingAsync(key, hosting, ct)).Outcome);
        await report.EachAsync<CopImport>("cops", async (key, cop) => (await membership.ImportCopAsync(key, cop, ct)).Outcome);
        foreach (var member in DemoCast.Read())
        {
            report.Add("people", (await membership.ImportPersonAsync(member.UserName, member.ToImport(), ct)).Outcome);
        }
    }
}
