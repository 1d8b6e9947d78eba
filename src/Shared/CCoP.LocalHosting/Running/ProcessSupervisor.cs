using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace CCoP.LocalHosting;

/// <summary>Runs a program, or the built assembly of a project.</summary>
internal sealed class ProcessSupervisor(LocalHost host, IResource resource) : Supervisor(host, resource)
{
    private static readonly TimeSpan OftenUntilWell = TimeSpan.FromMilliseconds(250), OftenOnceWell = TimeSpan.FromSeconds(5);
    private static readonly HttpClient Asking = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The program that runs assemblies: the one that runs this.</summary>
    private static readonly string DotNet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    protected override async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        var launch = await LaunchAsync(stopping);
        Update(snapshot => snapshot with { Environment = launch.Environment });
        await using var child = ChildProcess.Start(launch, Log.Write);
        Started(child.Id);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watch = WatchHealthAsync(ended.Token);
        try
        {
            await child.WaitForExitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            Update(snapshot => snapshot with { State = KnownResourceStates.Stopping });
            await child.StopAsync();
        }

        await ended.CancelAsync();
        await watch;
        return child.ExitCode;
    }

    private async Task WatchHealthAsync(CancellationToken ct)
    {
        try
        {
            while (HealthCheck is not null)
            {
                var health = await AskAsync(HealthCheck, ct);
                if (health.IsWell && Snapshot.Health is not { IsWell: true })
                {
                    Host.Well(this);
                }

                Update(snapshot => snapshot with { Health = health });
                await Task.Delay(health.IsWell ? OftenOnceWell : OftenUntilWell, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
    }

    private static async Task<Health> AskAsync(HttpHealthCheckAnnotation check, CancellationToken ct)
    {
        var (well, description) = (false, "");
        try
        {
            using var answer = await Asking.GetAsync(new Uri(new Uri(check.Endpoint.Url), check.Path), ct);
            (well, description) = ((int)answer.StatusCode == check.StatusCode, $"{(int)answer.StatusCode} {answer.ReasonPhrase}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            description = exception.Message;
        }

        return new Health(well, description, TimeProvider.System.GetUtcNow());
    }

    private async Task<Launch> LaunchAsync(CancellationToken ct)
    {
        var arguments = new List<object>();
        var environment = new EnvironmentCallbackContext();
        var (program, folder) = Resource switch
        {
            ExecutableResource executable => (executable.Command, executable.WorkingDirectory),
            ProjectResource => Project(arguments, environment.EnvironmentVariables),
            _ => throw new DistributedApplicationException($"The local host cannot run {Resource.Name}."),
        };
        foreach (var annotation in Resource.Annotations)
        {
            (annotation as EnvironmentCallbackAnnotation)?.Callback(environment);
            (annotation as CommandLineArgsCallbackAnnotation)?.Callback(arguments);
        }

        var variables = new List<Variable>(Host.Collector?.Variables(this) ?? []);
        foreach (var (name, value) in environment.EnvironmentVariables)
        {
            variables.Add(new Variable(name, await TextAsync(value, ct), Secret.Is(value)));
        }

        var texts = new List<string>();
        foreach (var argument in arguments)
        {
            texts.Add(await TextAsync(argument, ct));
        }

        return new Launch(program, texts, folder, variables);
    }

    /// <summary>A project runs from its own folder, as <c>dotnet run</c> would run it: its settings and static files are found there.</summary>
    private (string Program, string Folder) Project(List<object> arguments, Dictionary<string, object> environment)
    {
        var project = Resource.Annotations.OfType<IProjectMetadata>().Single().ProjectPath;
        var folder = Path.GetDirectoryName(project)!;
        var assembly = Path.Combine(folder, Host.BuildOutput, Path.GetFileNameWithoutExtension(project) + ".dll");
        if (!File.Exists(assembly))
        {
            throw new LocalServerException($"{Resource.Name} is not built ({assembly} is missing): run dotnet build.");
        }

        arguments.Add(assembly);
        environment["DOTNET_ENVIRONMENT"] = environment["ASPNETCORE_ENVIRONMENT"] = Host.EnvironmentName;
        environment["DOTNET_gcServer"] = environment["DOTNET_TieredPGO"] = "0";
        if (Endpoints.ToList() is { Count: > 0 } endpoints)
        {
            environment["ASPNETCORE_URLS"] = string.Join(';', endpoints.Select(endpoint => endpoint.Url));
        }

        return (DotNet, folder);
    }

    private static async Task<string> TextAsync(object value, CancellationToken ct) => value is IValueProvider later
        ? await later.GetValueAsync(ct) ?? ""
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
