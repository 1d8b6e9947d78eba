namespace CCoP.Web.Session;

/// <summary>Web's own token for anonymous pages, kept until shortly before it ends, so that they show while Identity rests.</summary>
internal sealed class PublicToken(IdentityTokens identity, TimeProvider clock) : IDisposable
{
    /// <summary>Renewed this long before its end; until then a failure to renew costs nothing.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim one = new(1, 1);
    private (string Token, DateTimeOffset EndsAt)? kept;

    public async Task<string> CurrentAsync(CancellationToken ct)
    {
        if (Kept(Early) is { } fresh)
        {
            return fresh;
        }

        await one.WaitAsync(ct);
        try
        {
            if (Kept(Early) is { } renewed)
            {
                return renewed;
            }

            var answer = await identity.ForPublicPagesAsync(ct);
            kept = (answer.AccessToken, clock.GetUtcNow().AddSeconds(answer.Life));
            return answer.AccessToken;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException && Kept(TimeSpan.Zero) is not null)
        {
            return Kept(TimeSpan.Zero)!;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private string? Kept(TimeSpan atLeast) => kept is { } known && known.EndsAt - atLeast > clock.GetUtcNow() ? known.Token : null;
}
