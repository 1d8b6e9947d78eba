namespace CCoP.LocalHosting.Tests;

/// <summary>Waits for something that another process brings about.</summary>
internal static class Condition
{
    public static async Task IsMetAsync(Func<bool> condition, string what, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            try
            {
                await Task.Delay(20, patience.Token);
            }
            catch (OperationCanceledException ended) when (!ct.IsCancellationRequested)
            {
                throw new TimeoutException($"It did not happen within a minute that {what}.", ended);
            }
        }
    }
}
