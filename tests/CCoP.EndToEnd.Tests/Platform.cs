using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(CCoP.EndToEnd.Tests.Platform))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace CCoP.EndToEnd.Tests;

/// <summary>
/// The whole platform as its users meet it: the built app host with servers and data of its own, on a free port, and a browser.
/// It has the machine to itself.
/// </summary>
public sealed class Platform : IAsyncLifetime
{
    private const string ReadyLine = "Ready: ", LoadedLine = "importer has done its work";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string data = Path.Combine(Path.GetTempPath(), $"ccop-e2e-{Guid.CreateVersion7():N}");
    private readonly Queue<string> story = new();
    private BrowserTurn turn = null!;
    private Process host = null!;
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The gateway: the only address that anybody needs.</summary>
    public Uri Origin { get; private set; } = null!;

    /// <summary>What every process sends of its logs, traces and metrics.</summary>
    public Collector Telemetry { get; private set; } = null!;

    /// <summary>Where each process writes what it says on its console.</summary>
    public string LogFolder => Path.Combine(data, "logs");

    /// <summary>Where screenshots and traces of this run are kept.</summary>
    public static string Results => Path.GetFullPath(Metadata("Screenshots").Replace('\\', '/'));

    public async ValueTask InitializeAsync()
    {
        turn = await BrowserTurn.TakeAloneAsync(CancellationToken.None);
        Directory.CreateDirectory(Results);
        Telemetry = await Collector.StartAsync();
        playwright = await Playwright.CreateAsync();
        var browser = Chromium.LaunchAsync(playwright);
        Origin = await StartAsync();
        Browser = await browser;
    }

    /// <summary>A browser of somebody who has signed in as nobody yet.</summary>
    public Task<Person> SomebodyAsync(string name, BrowserNewContextOptions? options = null) => Person.AtAsync(this, name, options ?? new());

    /// <summary>Somebody of the demo cast, signed in.</summary>
    /// <param name="story">What their pictures are kept under, where several stories have the same people.</param>
    public async Task<Person> SignedInAsync(string userName, string? story = null)
    {
        var person = await SomebodyAsync(story is null ? userName : $"{story}-{userName}");
        await person.SignInAsync(userName);
        return person;
    }

    /// <summary>Stops a service of the platform in its tracks until the result is disposed: it neither answers nor dies.</summary>
    /// <param name="assembly">Its file name, such as <c>CCoP.Finance.dll</c>.</param>
    public IDisposable Freeze(string assembly)
    {
        var pid = Process.GetProcessesByName("dotnet").Select(process => process.Id).Single(pid =>
            File.ReadAllText($"/proc/{pid}/cmdline").Contains(assembly, StringComparison.Ordinal) && IsOurs(pid));
        return new Frozen(pid);
    }

    private bool IsOurs(int pid)
    {
        for (; pid > 1; pid = Parent(pid))
        {
            if (pid == host.Id)
            {
                return true;
            }
        }

        return false;

        static int Parent(int pid) => int.Parse(
            File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal)).AsSpan("PPid:".Length), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (host is not null)
        {
            using (Process.Start("kill", ["-TERM", $"{host.Id}"]))
            {
                await host.WaitForExitAsync();
            }

            host.Dispose();
            Directory.Delete(data, recursive: true);
        }

        if (Telemetry is not null)
        {
            await Telemetry.DisposeAsync();
        }

        turn.Dispose();
    }

    private async Task<Uri> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(Metadata("AppHost").Replace('\\', '/')), "--Gateway:Port=0", $"--LocalHosting:DataFolder={data}", "--LocalHosting:Dashboard=false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host = new Process { StartInfo = start, EnableRaisingEvents = true };
        host.OutputDataReceived += (_, line) => Hear(line.Data, ready, loaded);
        host.ErrorDataReceived += (_, line) => Hear(line.Data, ready, loaded);
        host.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The platform ended before it was ready:\n" + Story));
        host.Start();
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        try
        {
            var addresses = JsonSerializer.Deserialize<Dictionary<string, string>>(await ready.Task.WaitAsync(Patience))!;
            await loaded.Task.WaitAsync(Patience);
            return new Uri(addresses["gateway"]);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The platform was not ready within {Patience}:\n{Story}", late);
        }
    }

    private string Story
    {
        get
        {
            lock (story)
            {
                return string.Join('\n', story);
            }
        }
    }

    private void Hear(string? line, TaskCompletionSource<string> ready, TaskCompletionSource loaded)
    {
        if (line is null)
        {
            return;
        }

        lock (story)
        {
            story.Enqueue(line);
            while (story.Count > 200)
            {
                story.Dequeue();
            }
        }

        if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
        {
            ready.TrySetResult(line[ReadyLine.Length..]);
        }
        else if (line.Contains(LoadedLine, StringComparison.Ordinal))
        {
            loaded.TrySetResult();
        }
    }

    private static string Metadata(string key) =>
        typeof(Platform).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private sealed class Frozen : IDisposable
    {
        private readonly int pid;

        public Frozen(int pid)
        {
            this.pid = pid;
            Signal("STOP");
        }

        public void Dispose() => Signal("CONT");

        private void Signal(string signal)
        {
            using var kill = Process.Start("kill", ["-" + signal, $"{pid}"]);
            kill.WaitForExit();
        }
    }
}
