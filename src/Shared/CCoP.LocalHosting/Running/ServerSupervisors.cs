using Aspire.Hosting.ApplicationModel;

namespace CCoP.LocalHosting;

/// <summary>Runs PostgreSQL with all its databases.</summary>
internal sealed class PostgresSupervisor(LocalHost host, PostgresServerResource resource) : Supervisor(host, resource)
{
    protected override async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        await using var server = await LocalPostgres.StartAsync(
            new() { DataFolder = Path.Combine(Host.Settings.DataFolder, Resource.Name), Port = Endpoints.Single().Port, Log = line => Log.Write(line, isError: false) }, stopping);
        await server.CreateDatabasesAsync(Host.Resources.OfType<PostgresDatabaseResource>().Where(database => database.Parent == resource).Select(database => database.DatabaseName), stopping);
        resource.Server.TrySetResult(server);
        Started(server.Pid);
        Host.Well(this);
        return await ServerEnd.OfAsync(server.WaitForExitAsync(stopping), stopping);
    }
}

/// <summary>Runs RabbitMQ.</summary>
internal sealed class RabbitMqSupervisor(LocalHost host, RabbitMQServerResource resource) : Supervisor(host, resource)
{
    protected override async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        await using var server = await LocalRabbitMq.StartAsync(
            new() { DataFolder = Path.Combine(Host.Settings.DataFolder, Resource.Name), Port = Endpoints.Single().Port, Log = line => Log.Write(line, isError: false) }, stopping);
        resource.Server.TrySetResult(server);
        Started(server.Pid);
        Host.Well(this);
        return await ServerEnd.OfAsync(server.WaitForExitAsync(stopping), stopping);
    }
}

/// <summary>A part of another resource: in the state that the other is in.</summary>
internal sealed class PartSupervisor(LocalHost host, IResourceWithParent resource) : Supervisor(host, resource)
{
    public override bool TakesCommands => false;

    protected override async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        var whole = Host.Supervisor(resource.Parent.Name);
        while (true)
        {
            var state = (await whole.WhenAsync(snapshot => snapshot.State != Snapshot.State, stopping)).State;
            Update(snapshot => snapshot with { State = state });
        }
    }
}

/// <summary>A value: there at once, with nothing to run.</summary>
internal sealed class ValueSupervisor(LocalHost host, IResource resource) : Supervisor(host, resource)
{
    public override bool TakesCommands => false;

    protected override async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        Started(null);
        await Task.Delay(Timeout.Infinite, stopping);
        return 0;
    }
}

/// <summary>How a server ends: a server that nobody asked to end has failed.</summary>
internal static class ServerEnd
{
    public static async Task<int> OfAsync(Task exit, CancellationToken stopping)
    {
        try
        {
            await exit;
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
    }
}
