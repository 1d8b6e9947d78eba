using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.LocalHosting.Tests;

public sealed class ApplicationTests
{
    /// <summary>Notes its name when it is asked to end.</summary>
    private const string NotesItsEnd = "trap 'echo $NAME >> ended; exit 0' TERM; echo $NAME >> started; while :; do sleep 0.05; done";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_a_service_starts_once_the_service_is_well()
    {
        await using var application = new Application();
        var service = application.Builder.AddProject<Projects.CCoP_LocalHosting_Worker>("service")
            .WithHttpEndpoint().WithHttpHealthCheck("/health").WithEnvironment("Gate", application.File("gate"));
        application.Script("after", "touch after; sleep 600").WaitFor(service);
        await application.StartAsync(Ct);

        await application.IsAsync("service", KnownResourceStates.Running, Ct);
        await UnwellAsync(application, "service");
        await application.IsAsync("after", KnownResourceStates.Waiting, Ct);
        File.Exists(application.File("after")).ShouldBeFalse();

        await File.WriteAllTextAsync(application.File("gate"), "", Ct);
        await application.IsAsync("after", KnownResourceStates.Running, Ct);
        await Condition.IsMetAsync(() => File.Exists(application.File("after")), "the script after the service ran", Ct);
    }

    [Fact]
    public async Task What_waits_for_a_step_to_complete_starts_after_it()
    {
        await using var application = new Application();
        var step = application.Script("step", "while [ ! -e gate ]; do sleep 0.05; done; echo step >> started");
        application.Script("after", "echo after >> started; sleep 600").WaitForCompletion(step);
        await application.StartAsync(Ct);

        await application.IsAsync("step", KnownResourceStates.Running, Ct);
        await application.IsAsync("after", KnownResourceStates.Waiting, Ct);
        await File.WriteAllTextAsync(application.File("gate"), "", Ct);

        await application.IsAsync("after", KnownResourceStates.Running, Ct);
        await Condition.IsMetAsync(() => Lines(application, "started").Count == 2, "both ran", Ct);
        Lines(application, "started").ShouldBe(["step", "after"]);
        await application.IsAsync("step", KnownResourceStates.Finished, Ct);
    }

    [Fact]
    public async Task A_step_that_fails_is_not_repeated_and_what_waits_for_it_does_not_start()
    {
        await using var application = new Application();
        var step = application.Script("step", "echo step >> started; exit 3");
        application.Script("after", "echo after >> started; sleep 600").WaitForCompletion(step);
        application.Script("rescue", "echo rescue >> started; sleep 600").WaitForCompletion(step, exitCode: 3);
        await application.StartAsync(Ct);

        await application.IsAsync("rescue", KnownResourceStates.Running, Ct);
        await Condition.IsMetAsync(() => Lines(application, "started").Count == 2, "the step failed and the rescue ran", Ct);

        await application.IsAsync("step", KnownResourceStates.Exited, Ct);
        await application.IsAsync("after", KnownResourceStates.Waiting, Ct);
        Lines(application, "started").ShouldBe(["step", "rescue"]);
    }

    [Fact]
    public async Task What_crashes_starts_again()
    {
        await using var application = new Application();
        application.Script("weak", "echo again >> started; [ $(wc -l < started) -lt 3 ] && exit 1; sleep 600");
        await application.StartAsync(Ct);

        await Condition.IsMetAsync(() => Lines(application, "started").Count == 3, "it started three times", Ct);
        await application.IsAsync("weak", KnownResourceStates.Running, Ct);
    }

    [Fact]
    public async Task Each_stops_after_those_that_depend_on_it()
    {
        await using var application = new Application();
        var first = application.Script("first", NotesItsEnd).WithEnvironment("NAME", "first");
        var second = application.Script("second", NotesItsEnd).WithEnvironment("NAME", "second").WaitFor(first);
        application.Script("third", NotesItsEnd).WithEnvironment("NAME", "third").WaitFor(second);
        await application.StartAsync(Ct);
        await Condition.IsMetAsync(() => Lines(application, "started").Count == 3, "all three started", Ct);

        await application.Running.StopAsync(Ct);

        Lines(application, "ended").ShouldBe(["third", "second", "first"]);
    }

    [Fact]
    public async Task A_service_learns_where_others_are_and_runs_in_the_folder_of_its_project()
    {
        await using var application = new Application("--ConnectionStrings:elsewhere=Host=elsewhere", "--Parameters:word=quiet");
        var other = application.Builder.AddProject<Projects.CCoP_LocalHosting_Worker>("other").WithHttpEndpoint();
        var elsewhere = application.Builder.AddConnectionString("elsewhere");
        var word = application.Builder.AddParameter("word", secret: true);
        var service = application.Builder.AddProject<Projects.CCoP_LocalHosting_Worker>("service").WithHttpEndpoint().WithHttpHealthCheck("/health")
            .WithReference(other)
            .WithReference(elsewhere)
            .WithReference(application.Builder.AddConnectionString("books", ReferenceExpression.Create($"{elsewhere};Database=books")))
            .WithEnvironment("Origin", other.GetEndpoint("http"))
            .WithEnvironment("Word", word);
        await application.StartAsync(Ct);
        await application.Running.ResourceNotifications.WaitForResourceHealthyAsync("service", Ct);

        using var http = new HttpClient { BaseAddress = new Uri(service.GetEndpoint("http").Url) };
        (await http.GetStringAsync("settings/services:other:http:0", Ct)).ShouldBe(other.GetEndpoint("http").Url);
        (await http.GetStringAsync("settings/Origin", Ct)).ShouldBe(other.GetEndpoint("http").Url);
        (await http.GetStringAsync("settings/ConnectionStrings:elsewhere", Ct)).ShouldBe("Host=elsewhere");
        (await http.GetStringAsync("settings/ConnectionStrings:books", Ct)).ShouldBe("Host=elsewhere;Database=books");
        (await http.GetStringAsync("settings/Word", Ct)).ShouldBe("quiet");
        (await http.GetStringAsync("folder", Ct)).TrimEnd('/').ShouldBe(Path.GetDirectoryName(new Projects.CCoP_LocalHosting_Worker().ProjectPath));
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence_that_says_what_to_do()
    {
        await using var application = new Application();
        using var taken = new TcpListener(IPAddress.Loopback, Port.Free());
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        application.Script("door", "sleep 600").WithHttpEndpoint(port);

        var refused = await Should.ThrowAsync<DistributedApplicationException>(() => application.StartAsync(Ct));

        refused.Message.ShouldBe($"Port {port} is taken, so door cannot start: end the program that uses it, or choose another port.");
    }

    [Fact]
    public async Task Two_hosts_do_not_share_a_data_folder()
    {
        await using var application = new Application();
        await application.StartAsync(Ct);
        await using var second = DistributedApplication.CreateBuilder([$"--LocalHosting:DataFolder={application.Folder}", "--LocalHosting:Dashboard=false"]).Build();

        var refused = await Should.ThrowAsync<DistributedApplicationException>(() => second.StartAsync(Ct));

        refused.Message.ShouldBe($"Another local host works in {application.Folder}: stop it first, or set LocalHosting:DataFolder to another folder.");
    }

    private static async Task UnwellAsync(Application application, string resource) =>
        await application.Running.Services.GetRequiredService<LocalHost>().Supervisor(resource)
            .WhenAsync(snapshot => snapshot.Health is { IsWell: false } health && health.Description.StartsWith("503", StringComparison.Ordinal), Ct)
            .WaitAsync(TimeSpan.FromSeconds(60), Ct);

    private static List<string> Lines(Application application, string file) =>
        File.Exists(application.File(file)) ? [.. File.ReadAllLines(application.File(file))] : [];
}
