using CCoP.Proposals.Contracts;

namespace CCoP.Importer;

/// <summary>The booklet's Linking and Learning events, which a new idea can cite as its origin, and the demonstration round.</summary>
internal sealed class ProposalsImport(ProposalsClient proposals, ImportReport report)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await report.EachAsync<OriginEventImport>("origin-events", async (key, origin) => (await proposals.ImportOriginEventAsync(key, origin, ct)).Outcome);
        await report.EachAsync<RoundImport>("rounds", async (key, round) => (await proposals.ImportRoundAsync(key, round, ct)).Outcome);
    }
}
