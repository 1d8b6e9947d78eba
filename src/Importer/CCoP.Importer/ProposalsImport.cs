using CCoP.Proposals.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's gatherings, which a new idea can cite as its origin, its projects, and the demonstration round.</summary>
internal sealed class ProposalsImport(ProposalsClient proposals, ImportReport report)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await report.EachAsync("origin events", Gathering.All, async (key, gathering) => (await proposals.ImportOriginEventAsync(key, gathering.ToOrigin(), ct)).Outcome);
        await report.EachAsync<ProjectImport>("projects", async (key, project) => (await proposals.ImportProjectAsync(key, project, ct)).Outcome);
        await report.EachAsync<RoundImport>("rounds", async (key, round) => (await proposals.ImportRoundAsync(key, round, ct)).Outcome);
    }
}
