using System.Diagnostics;

namespace CCoP.LocalHosting;

/// <summary>What to start.</summary>
internal sealed record Launch(string Program, IReadOnlyList<string> Arguments, string Folder, IReadOnlyList<Variable> Environment);

/// <summary>A process in a group of its own, so that all it starts ends with it; it ends when this process ends, however that ends.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), PatienceForLastLines = TimeSpan.FromSeconds(5);

    /// <summary>Becomes the program once it is let go; ends when whoever should let it go has died before.</summary>
    private const string WaitToBeLetGo = "read -r go && exec \"$@\"";

    /// <summary>What this process was told about itself is no business of those it starts.</summary>
    private static readonly string[] NotInherited = ["ASPIRE_", "DASHBOARD__", "ASPNETCORE_URLS", "OTEL_", "DOTNET_LAUNCH_PROFILE", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    private readonly Process process;
    private readonly Watchdog watchdog;
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, Watchdog watchdog) => (this.process, this.watchdog) = (process, watchdog);

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    public static ChildProcess Start(Launch launch, Action<string, bool> write)
    {
        if (new[] { "setsid", launch.Program }.FirstOrDefault(program => !IsThere(program)) is { } missing)
        {
            throw new LocalServerException($"The program {missing} is missing: install it, or put it on the PATH.");
        }

        if (!Directory.Exists(launch.Folder))
        {
            throw new LocalServerException($"The folder {launch.Folder} that {launch.Program} runs in is missing.");
        }

        var start = new ProcessStartInfo("setsid", ["sh", "-c", WaitToBeLetGo, "sh", launch.Program, .. launch.Arguments])
        {
            WorkingDirectory = launch.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var variable in launch.Environment)
        {
            start.Environment[variable.Name] = variable.Value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Write(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Write(line.Data, isError: true);
        process.Start();
        var child = new ChildProcess(process, Watchdog.Over("TERM", null, -process.Id));
        process.Exited += (_, _) => child.exited.TrySetResult();
        // Only now does the program run: the watchdog knows it, so that it ends even if this process is killed here.
        process.StandardInput.WriteLine();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.HasExited)
        {
            child.exited.TrySetResult();
        }

        return child;

        void Write(string? text, bool isError)
        {
            if (text is not null)
            {
                write(text, isError);
            }
        }
    }

    /// <summary>Until it has ended and all that it wrote was read. What it started and left behind is killed.</summary>
    public async Task WaitForExitAsync(CancellationToken ct)
    {
        await exited.Task.WaitAsync(ct);
        Signal(Posix.Kill);
        // Something that left the group may hold the pipe open.
        await Task.WhenAny(process.WaitForExitAsync(ct), Task.Delay(PatienceForLastLines, ct));
    }

    /// <summary>Asks it to end; kills it when it does not.</summary>
    public async Task StopAsync()
    {
        Signal(Posix.Terminate);
        try
        {
            await exited.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Signal(Posix.Kill);
        }

        await WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await watchdog.DisposeAsync();
        process.Dispose();
    }

    /// <summary>Whether a program can be started by this name.</summary>
    public static bool IsThere(string program) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private void Signal(int signal) => _ = Posix.Signal(-process.Id, signal);
}
