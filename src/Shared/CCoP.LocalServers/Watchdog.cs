using System.Diagnostics;

namespace CCoP.LocalServers;

/// <summary>
/// Ends processes when this one ends, also by kill -9: a shell in a session of its own reads a pipe that only this
/// process holds; when the pipe closes, the shell stops what it was given.
/// </summary>
public sealed class Watchdog : IAsyncDisposable
{
    private Process? shell;

    private Watchdog(Process shell) => this.shell = shell;

    /// <summary>Watches over processes.</summary>
    /// <param name="signal">What asks them to stop, for example <c>INT</c>; after ten seconds they are killed.</param>
    /// <param name="folderToDelete">A folder to delete once they ended, or null.</param>
    /// <param name="pids">Ids of processes; with a minus, of process groups.</param>
    public static Watchdog Over(string signal, string? folderToDelete, params IEnumerable<int> pids)
    {
        const string Script =
            """
            cat >/dev/null
            signal=$1; folder=$2; shift 2
            for pid; do kill -s "$signal" -- "$pid" 2>/dev/null; done
            for turn in $(seq 100); do
                alive=; for pid; do kill -s 0 -- "$pid" 2>/dev/null && alive=yes; done
                [ -z "$alive" ] && break; sleep 0.1
            done
            for pid; do kill -s KILL -- "$pid" 2>/dev/null; done
            [ -n "$folder" ] && rm -rf -- "$folder"
            """;
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Script, "watchdog", signal, folderToDelete ?? "", .. pids.Select(pid => pid.ToString(System.Globalization.CultureInfo.InvariantCulture))])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new Watchdog(Shell.Start(start));
    }

    /// <summary>Ends the watch without ending what it watched.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref shell, null) is not { } watching)
        {
            return;
        }

        watching.Kill(entireProcessTree: true);
        await watching.WaitForExitAsync();
        watching.Dispose();
    }
}
