using CCoP.Membership.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's groups, organisations, hosting questions and CoPs, the people of the demo cast, and what the sources claim.</summary>
internal sealed class MembershipImport(MembershipClient membership, ImportReport report)
{
    /// <summary>Answers the id of each CoP by its slug.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> RunAsync(CancellationToken ct)
    {
        var cops = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await report.EachAsync<GroupImport>("groups", async (key, group) => (await membership.ImportGroupAsync(key, group, ct)).Outcome);
        await report.EachAsync<OrganisationImport>("organisations", async (key, organisation) => (await membership.ImportOrganisationAsync(key, organisation, ct)).Outcome);
        await report.EachAsync<HostingImport>("hostings", async (key, hosting) => (await membership.ImportHostingAsync(key, hosting, ct)).Outcome);
        await report.EachAsync<CopImport>("cops", async (key, cop) =>
        {
            (cops[key], var outcome) = await membership.ImportCopAsync(key, cop, ct);
            return outcome;
        });
        foreach (var member in DemoCast.Read())
        {
            report.Add("people", (await membership.ImportPersonAsync(member.UserName, member.ToImport(), ct)).Outcome);
        }

        await report.EachAsync<DiscrepancyImport>("discrepancies", async (key, discrepancy) => (await membership.ImportDiscrepancyAsync(key, discrepancy, ct)).Outcome);
        await report.EachAsync("claims", Claims.Read(), async (key, claim) => (await membership.ImportClaimAsync(key, claim, ct)).Outcome);
        report.Reconciled((await membership.ListReconciliationAsync(ct)).Items);
        return cops;
    }
}
