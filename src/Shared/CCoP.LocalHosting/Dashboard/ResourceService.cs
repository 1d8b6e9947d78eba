using Aspire.Hosting.ApplicationModel;
using CCoP.LocalHosting.Dashboard.Protocol;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>Tells the dashboard about resources, and does what people ask for there.</summary>
internal sealed class ResourceService(LocalHost host, string application, CancellationToken stopping) : DashboardService.DashboardServiceBase
{
    public override Task<ApplicationInformationResponse> GetApplicationInformation(ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new ApplicationInformationResponse { ApplicationName = application });

    public override Task WatchResources(WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context) =>
        UntilStoppedAsync(context, async ct =>
        {
            var seen = new Dictionary<string, ResourceSnapshot>(StringComparer.Ordinal);
            var initial = new InitialResourceData();
            var next = host.Changed.Next;
            initial.Resources.AddRange(Fresh(seen));
            await responseStream.WriteAsync(new() { InitialData = initial }, ct);
            while (true)
            {
                await next.WaitAsync(ct);
                next = host.Changed.Next;
                var changes = new WatchResourcesChanges();
                changes.Value.AddRange(Fresh(seen).Select(resource => new WatchResourcesChange { Upsert = resource }));
                await responseStream.WriteAsync(new() { Changes = changes }, ct);
            }
        });

    public override Task WatchResourceConsoleLogs(WatchResourceConsoleLogsRequest request, IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context) =>
        UntilStoppedAsync(context, async ct =>
        {
            await foreach (var lines in Find(request.ResourceName).Log.ReadAsync(!request.SuppressFollow, ct))
            {
                var update = new WatchResourceConsoleLogsUpdate();
                update.LogLines.AddRange(lines.Select(line => new ConsoleLogLine { Text = line.Text, IsStdErr = line.IsError, LineNumber = line.Number }));
                await responseStream.WriteAsync(update, ct);
            }
        });

    public override async Task<ResourceCommandResponse> ExecuteResourceCommand(ResourceCommandRequest request, ServerCallContext context)
    {
        var supervisor = Find(request.ResourceName);
        if (ResourceAction.All.SingleOrDefault(command => command.Name == request.CommandName) is not { } command || !supervisor.TakesCommands)
        {
            return new() { Kind = ResourceCommandResponseKind.Failed, Message = $"{supervisor.Resource.Name} takes no command {request.CommandName}." };
        }

        await command.Do(supervisor);
        return new() { Kind = ResourceCommandResponseKind.Succeeded };
    }

    /// <summary>Stays open and silent: the local host asks nothing of people.</summary>
    public override Task WatchInteractions(IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream, IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream, ServerCallContext context) =>
        UntilStoppedAsync(context, ct => Task.Delay(Timeout.Infinite, ct));

    /// <summary>A stream that stayed open would keep the host from stopping.</summary>
    private async Task UntilStoppedAsync(ServerCallContext context, Func<CancellationToken, Task> stream)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping);
        try
        {
            await stream(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
    }

    private Supervisor Find(string uniqueName) => host.Supervisors.FirstOrDefault(supervisor => supervisor.UniqueName == uniqueName)
        ?? throw new RpcException(new Status(StatusCode.NotFound, $"There is no resource {uniqueName}."));

    /// <summary>The resources that are not as they were when last seen.</summary>
    private IEnumerable<Protocol.Resource> Fresh(Dictionary<string, ResourceSnapshot> seen)
    {
        foreach (var supervisor in host.Supervisors)
        {
            var snapshot = supervisor.Snapshot;
            if (!ReferenceEquals(seen.GetValueOrDefault(supervisor.UniqueName), snapshot))
            {
                seen[supervisor.UniqueName] = snapshot;
                yield return Describe(supervisor, snapshot);
            }
        }
    }

    private Protocol.Resource Describe(Supervisor supervisor, ResourceSnapshot snapshot)
    {
        var running = snapshot.State == KnownResourceStates.Running;
        var resource = new Protocol.Resource
        {
            Name = supervisor.UniqueName,
            DisplayName = supervisor.Resource.Name,
            Uid = supervisor.UniqueName,
            ResourceType = TypeOf(supervisor.Resource),
            State = snapshot.State,
            CreatedAt = host.CreatedAt.ToTimestamp(),
            StartedAt = snapshot.StartedAt?.ToTimestamp(),
            StoppedAt = snapshot.StoppedAt?.ToTimestamp(),
            SupportsDetailedTelemetry = supervisor.Resource is ProjectResource,
        };
        if (snapshot.State == KnownResourceStates.FailedToStart || snapshot.State == KnownResourceStates.Exited)
        {
            resource.StateStyle = "error";
        }

        resource.Environment.AddRange(snapshot.Environment.Select(variable => new EnvironmentVariable
        {
            Name = variable.Name,
            Value = variable.IsSecret ? "(not shown)" : variable.Value,
            IsFromSpec = true,
        }));
        resource.Urls.AddRange(supervisor.Urls.Select((url, index) => new Protocol.Url
        {
            EndpointName = url.Endpoint?.EndpointName ?? "",
            FullUrl = url.Url,
            IsInternal = !url.Url.StartsWith("http", StringComparison.Ordinal),
            IsInactive = !running,
            DisplayProperties = new() { DisplayName = url.DisplayText ?? "", SortOrder = -index },
        }));
        resource.Properties.AddRange(Properties(supervisor, snapshot).Select(property => new ResourceProperty { Name = property.Name, Value = Value.ForString(property.Value) }));
        resource.Relationships.AddRange(supervisor.Resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(relationship => new ResourceRelationship { ResourceName = relationship.Resource.Name, Type = relationship.Type }));
        if (supervisor.HealthCheckKey is { } key)
        {
            var report = new HealthReport { Key = key, Description = snapshot.Health?.Description ?? "", LastRunAt = snapshot.Health?.At.ToTimestamp() };
            if (snapshot.Health is { } health)
            {
                report.Status = health.IsWell ? HealthStatus.Healthy : HealthStatus.Unhealthy;
            }

            resource.HealthReports.Add(report);
        }

        if (supervisor.TakesCommands)
        {
            resource.Commands.AddRange(ResourceAction.All.Select(command => command.Describe(snapshot)));
        }

        return resource;
    }

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ExecutableResource => "Executable",
        ParameterResource => "Parameter",
        ConnectionStringResource => "ConnectionString",
        _ => resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
    };

    /// <summary>The details that the dashboard knows by these names.</summary>
    private IEnumerable<(string Name, string Value)> Properties(Supervisor supervisor, ResourceSnapshot snapshot)
    {
        if (snapshot.Pid is { } pid)
        {
            yield return ("executable.pid", pid.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (snapshot.ExitCode is { } exitCode)
        {
            yield return ("resource.exitCode", exitCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        switch (supervisor.Resource)
        {
            case ProjectResource project:
                yield return ("project.path", project.Annotations.OfType<Aspire.Hosting.IProjectMetadata>().Single().ProjectPath);
                break;
            case ExecutableResource executable:
                yield return ("executable.path", executable.Command);
                yield return ("executable.workDir", executable.WorkingDirectory);
                break;
            case IResourceWithParent part:
                yield return ("resource.parentName", host.Supervisor(part.Parent.Name).UniqueName);
                break;
        }
    }
}
