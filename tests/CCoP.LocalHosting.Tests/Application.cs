namespace CCoP.LocalHosting.Tests;

/// <summary>A small application of real processes with a folder of its own, run by this process.</summary>
internal sealed class Application : IAsyncDisposable
{
    private DistributedApplication? running;

    public Application(params string[] settings)
    {
        Directory.CreateDirectory(Folder);
        Builder = DistributedApplication.CreateBuilder([$"--LocalHosting:DataFolder={Folder}", "--LocalHosting:Dashboard=false", .. settings]);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ccop-host-" + Guid.CreateVersion7().ToString("N"));

    public IDistributedApplicationBuilder Builder { get; }

    public DistributedApplication Running => running ?? throw new InvalidOperationException("Start it first.");

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>A shell script that runs in the folder.</summary>
    public IResourceBuilder<ExecutableResource> Script(string name, string script) => Builder.AddExecutable(name, "sh", Folder, "-c", script);

    public async Task StartAsync(CancellationToken ct)
    {
        running = Builder.Build();
        await running.StartAsync(ct);
    }

    public Task IsAsync(string resource, string state, CancellationToken ct) =>
        Running.ResourceNotifications.WaitForResourceAsync(resource, state, ct).WaitAsync(TimeSpan.FromSeconds(60), ct);

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.StopAsync();
            await running.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
