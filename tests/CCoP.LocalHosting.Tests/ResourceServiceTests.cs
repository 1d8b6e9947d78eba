using CCoP.LocalHosting.Dashboard;
using CCoP.LocalHosting.Dashboard.Protocol;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Described = CCoP.LocalHosting.Dashboard.Protocol.Resource;

namespace CCoP.LocalHosting.Tests;

/// <summary>What the dashboard gets, asked for as the dashboard asks.</summary>
public sealed class ResourceServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_sees_resources_and_their_lines_but_no_secret_and_can_stop_and_start_them()
    {
        await using var application = new Application("--Parameters:word=quiet");
        application.Script("talker", "echo a line; sleep 600")
            .WithHttpEndpoint()
            .WithEnvironment("WORD", application.Builder.AddParameter("word", secret: true))
            .WithEnvironment("OPEN", "shown");
        await application.StartAsync(Ct);
        await application.IsAsync("talker", KnownResourceStates.Running, Ct);
        var host = application.Running.Services.GetRequiredService<LocalHost>();
        var telemetry = new TelemetryEndpoint();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = ResourceServer.Build(host, telemetry, "tests", stopping.Token);
        await server.StartAsync(Ct);
        using var channel = GrpcChannel.ForAddress(telemetry.Resources);
        var dashboard = new DashboardService.DashboardServiceClient(channel);
        var key = new Metadata { { ResourceServer.KeyHeader, telemetry.ResourceKey } };

        (await Should.ThrowAsync<RpcException>(async () => await dashboard.GetApplicationInformationAsync(new(), cancellationToken: Ct))).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        (await dashboard.GetApplicationInformationAsync(new(), key, cancellationToken: Ct)).ApplicationName.ShouldBe("tests");

        using var resources = dashboard.WatchResources(new(), key, cancellationToken: Ct);
        (await resources.ResponseStream.MoveNext(Ct)).ShouldBeTrue();
        var talker = resources.ResponseStream.Current.InitialData.Resources.Single(resource => resource.DisplayName == "talker");
        talker.Name.ShouldBe(host.Supervisor("talker").UniqueName);
        talker.State.ShouldBe("Running");
        talker.CreatedAt.ShouldNotBeNull();
        talker.Urls.ShouldHaveSingleItem().DisplayProperties.ShouldNotBeNull();
        talker.Environment.Single(variable => variable.Name == "OPEN").Value.ShouldBe("shown");
        talker.Environment.Single(variable => variable.Name == "WORD").Value.ShouldBe("(not shown)");
        Enabled(talker).ShouldBe(["stop", "restart"]);

        using var log = dashboard.WatchResourceConsoleLogs(new() { ResourceName = talker.Name }, key, cancellationToken: Ct);
        (await log.ResponseStream.MoveNext(Ct)).ShouldBeTrue();
        log.ResponseStream.Current.LogLines.ShouldContain(line => line.Text == "a line" && line.LineNumber == 1);

        var firstPid = host.Supervisor("talker").Snapshot.Pid;
        (await CommandAsync("stop")).Kind.ShouldBe(ResourceCommandResponseKind.Succeeded);
        Enabled(await ChangedAsync("Finished")).ShouldBe(["start"]);
        (await CommandAsync("start")).Kind.ShouldBe(ResourceCommandResponseKind.Succeeded);
        Enabled(await ChangedAsync("Running")).ShouldBe(["stop", "restart"]);
        host.Supervisor("talker").Snapshot.Pid.ShouldNotBe(firstPid);

        await stopping.CancelAsync();
        while (await resources.ResponseStream.MoveNext(Ct))
        {
        }

        async Task<ResourceCommandResponse> CommandAsync(string name) =>
            await dashboard.ExecuteResourceCommandAsync(new() { CommandName = name, ResourceName = talker.Name, ResourceType = talker.ResourceType }, key, cancellationToken: Ct);

        async Task<Described> ChangedAsync(string state)
        {
            while (await resources.ResponseStream.MoveNext(Ct))
            {
                if (resources.ResponseStream.Current.Changes.Value.Select(change => change.Upsert).FirstOrDefault(change => change.Name == talker.Name && change.State == state) is { } resource)
                {
                    return resource;
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    private static IEnumerable<string> Enabled(Described resource) =>
        resource.Commands.Where(command => command.State == ResourceCommandState.Enabled).Select(command => command.Name);
}
