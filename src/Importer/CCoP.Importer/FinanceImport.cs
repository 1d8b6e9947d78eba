using CCoP.Finance.Contracts;

namespace CCoP.Importer;

/// <summary>Rates for the demonstration, so that budgets in dollars and riel have a value in EUR from the start.</summary>
internal sealed class FinanceImport(FinanceClient finance, ImportReport report)
{
    public Task RunAsync(CancellationToken ct) =>
        report.EachAsync<NewRate>("rates", async (key, rate) => (await finance.ImportRateAsync(key, rate, ct)).Outcome);
}
