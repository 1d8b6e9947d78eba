using System.Diagnostics;
using System.Security.Cryptography;

namespace CCoP.LocalServers;

/// <summary>How a private RabbitMQ runs.</summary>
public sealed record LocalRabbitMqOptions
{
    /// <summary>Where its data is kept; null means a temporary folder that is deleted with the server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Takes each line that it writes.</summary>
    public Action<string>? Log { get; init; }
}

/// <summary>A RabbitMQ server of our own on the loopback interface, with its own Erlang node; it ends when this process ends.</summary>
public sealed class LocalRabbitMq : IAsyncDisposable
{
    private const string User = "ccop";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly LocalRabbitMqOptions options;
    private readonly string folder;
    private readonly string password;
    private readonly Dictionary<string, string> environment;
    private readonly (string Sbin, string ErlangBin, string Root) programs;
    private Running running;

    private LocalRabbitMq(LocalRabbitMqOptions options, string folder, string password, int port, Dictionary<string, string> environment, (string, string, string) programs, Running running)
    {
        (this.options, this.folder, this.password, this.environment, this.programs, this.running, Port) = (options, folder, password, environment, programs, running, port);
    }

    public int Port { get; }

    /// <summary>Of the Erlang virtual machine.</summary>
    public int Pid => running.Server.Id;

    public bool HasExited => running.Server.HasExited;

    /// <summary>For the default virtual host.</summary>
    public string ConnectionString => ConnectionStringFor("");

    public string ConnectionStringFor(string virtualHost) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"amqp://{User}:{password}@127.0.0.1:{Port}/{virtualHost}");

    public static async Task<LocalRabbitMq> StartAsync(LocalRabbitMqOptions options, CancellationToken ct)
    {
        var programs = await Provision.RabbitMqAsync(ct);
        var folder = options.DataFolder ?? Path.Combine(Path.GetTempPath(), "ccop-mq-" + Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        if (int.TryParse(await ReadAsync(Path.Combine(folder, "server.pid"), ct), out var left) && Leftover.Runs(left, "beam"))
        {
            Leftover.Stop(left, "TERM");
        }

        var port = options.Port == 0 ? LocalServers.Port.Free() : options.Port;
        if (LocalServers.Port.IsTaken(port))
        {
            throw new LocalServerException($"Port {port} is taken, so RabbitMQ cannot start: end the program that uses it, or choose another port.");
        }

        var password = await ReadAsync(Path.Combine(folder, "password"), ct) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), password, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{port}
            default_user = {User}
            default_pass = {password}
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 200MB
            log.console = true
            log.console.level = warning
            log.file = false

            """, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "enabled_plugins"), "[].", ct);
        await ServerAccount.FolderAsync(folder, ct);

        var environment = Environment(folder, port, programs.ErlangBin);
        var running = await LaunchAsync(options, programs, folder, port, environment, ct);
        return new LocalRabbitMq(options, folder, password, port, environment, programs, running);
    }

    /// <summary>A virtual host of its own, so that two tests never share a queue.</summary>
    public async Task CreateVirtualHostAsync(string name, CancellationToken ct)
    {
        var expression = $"rabbit_vhost:add(<<\"{name}\">>, <<\"{User}\">>), rabbit_auth_backend_internal:set_permissions(<<\"{User}\">>, <<\"{name}\">>, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"{User}\">>).";
        var (tool, arguments) = ServerAccount.Command(Path.Combine(programs.Sbin, "rabbitmqctl"), ["eval", expression]);
        await Shell.RunAsync(tool, arguments, ct, environment: environment);
    }

    /// <summary>Waits until it ends, whoever ends it.</summary>
    public Task WaitForExitAsync(CancellationToken ct) => running.Server.WaitForExitAsync(ct);

    public async Task StopAsync(CancellationToken ct)
    {
        if (!running.Server.HasExited)
        {
            await Shell.TryRunAsync("kill", ["-TERM", $"{running.Server.Id}"], ct);
            await running.Server.WaitForExitAsync(ct);
        }

        await running.EndAsync();
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        running.Server.Kill(entireProcessTree: true);
        await running.Server.WaitForExitAsync(ct);
        await running.EndAsync();
    }

    /// <summary>Starts it again on the same data and port after a stop or a kill.</summary>
    public async Task RestartAsync(CancellationToken ct) => running = await LaunchAsync(options, programs, folder, Port, environment, ct);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (options.DataFolder is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Environment(string folder, int port, string erlangBin)
    {
        var (distribution, mapper) = (LocalServers.Port.Free(), LocalServers.Port.Free());
        return new()
        {
            ["PATH"] = erlangBin + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = folder,
            ["RABBITMQ_NODENAME"] = "ccop@localhost", // The data belongs to this name; the port mapper of our own keeps it apart from others.
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
            ["RABBITMQ_MNESIA_DIR"] = Path.Combine(folder, "mnesia", "node"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "server.pid"),
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{port}",
            ["RABBITMQ_DIST_PORT"] = $"{distribution}",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{mapper}",
            ["LANG"] = "C.UTF-8",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
        };
    }

    private static async Task<Running> LaunchAsync(
        LocalRabbitMqOptions options, (string Sbin, string ErlangBin, string Root) programs, string folder, int port, Dictionary<string, string> environment, CancellationToken ct)
    {
        // Debian's Erlang does not start its port mapper by itself on a port of our own.
        var log = new ServerLog(options.Log);
        var mapper = Start(Path.Combine(programs.ErlangBin, "epmd"), ["-address", "127.0.0.1", "-port", environment["ERL_EPMD_PORT"]], environment, log);
        var server = Start(Path.Combine(programs.Sbin, "rabbitmq-server"), [], environment, log);
        var watchdog = Watchdog.Over("TERM", options.DataFolder is null ? folder : null, -server.Id, mapper.Id);
        var running = new Running(server, mapper, watchdog);
        try
        {
            await AnswersAsync(folder, port, server, log, ct);
            return running;
        }
        catch
        {
            server.Kill(entireProcessTree: true);
            await running.EndAsync();
            throw;
        }
    }

    private static async Task AnswersAsync(string folder, int port, Process server, ServerLog log, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await LocalServers.Port.AnswersAsync(port, ct))
        {
            if (server.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new LocalServerException($"RabbitMQ did not start on port {port} with its data in {folder}: {log.Tail}");
            }

            await Task.Delay(50, ct);
        }
    }

    private static Process Start(string program, IEnumerable<string> programArguments, Dictionary<string, string> environment, ServerLog log)
    {
        var (tool, arguments) = ServerAccount.Command(program, programArguments);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Shell.Start(start);
        log.Follow(process);
        return process;
    }

    private static async Task<string?> ReadAsync(string file, CancellationToken ct) =>
        File.Exists(file) ? (await File.ReadAllTextAsync(file, ct)).Trim() : null;

    private sealed record Running(Process Server, Process Mapper, Watchdog Watchdog)
    {
        public async Task EndAsync()
        {
            await Watchdog.DisposeAsync();
            if (!Mapper.HasExited)
            {
                Mapper.Kill(entireProcessTree: true);
                await Mapper.WaitForExitAsync();
            }
        }
    }
}
