namespace CCoP.Testing;

/// <summary>
/// The browser journeys start the whole platform and want the machine to themselves: they hold this lock alone, all other
/// test assemblies share it.
/// </summary>
public sealed class BrowserTurn : IDisposable
{
    private readonly FileStream file;

    private BrowserTurn(FileStream file) => this.file = file;

    public static Task<BrowserTurn> ShareAsync(CancellationToken ct) => TakeAsync(FileAccess.Read, FileShare.Read, ct);

    public static Task<BrowserTurn> TakeAloneAsync(CancellationToken ct) => TakeAsync(FileAccess.ReadWrite, FileShare.None, ct);

    public void Dispose() => file.Dispose();

    private static async Task<BrowserTurn> TakeAsync(FileAccess access, FileShare share, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), "ccop-tests.lock");
        if (!File.Exists(path))
        {
            await using var created = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        }

        while (true)
        {
            try
            {
                return new BrowserTurn(new FileStream(path, FileMode.Open, access, share));
            }
            catch (IOException)
            {
                await Task.Delay(250, ct);
            }
        }
    }
}
