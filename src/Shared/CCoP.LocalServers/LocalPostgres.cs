using System.Diagnostics;
using System.Security.Cryptography;

namespace CCoP.LocalServers;

/// <summary>How a private PostgreSQL runs.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Where its data is kept; null means a temporary folder that is deleted with the server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether a commit waits for the disk. Tests that kill nothing may do without.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Takes each line that it writes.</summary>
    public Action<string>? Log { get; init; }
}

/// <summary>A PostgreSQL server of our own on the loopback interface; it ends when this process ends.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private const string User = "ccop";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly LocalPostgresOptions options;
    private readonly ServerPrograms programs;
    private readonly string folder;
    private readonly string password;
    private Process server;
    private Watchdog watchdog;

    private LocalPostgres(LocalPostgresOptions options, ServerPrograms programs, string folder, string password, int port, Process server, Watchdog watchdog)
    {
        (this.options, this.programs, this.folder, this.password, this.server, this.watchdog, Port) = (options, programs, folder, password, server, watchdog, port);
    }

    public int Port { get; }

    public int Pid => server.Id;

    public bool HasExited => server.HasExited;

    /// <summary>For the maintenance database <c>postgres</c>.</summary>
    public string ConnectionString => ConnectionStringFor("postgres");

    public string ConnectionStringFor(string database) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password={password}");

    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, CancellationToken ct)
    {
        var programs = await Provision.PostgresAsync(ct);
        var folder = options.DataFolder ?? Path.Combine(Path.GetTempPath(), "ccop-pg-" + Guid.CreateVersion7().ToString("N"));
        var data = Path.Combine(folder, "data");
        var password = await PrepareAsync(programs, folder, data, ct);
        StopLeftover(data);

        var port = options.Port == 0 ? LocalServers.Port.Free() : options.Port;
        if (LocalServers.Port.IsTaken(port))
        {
            throw new LocalServerException($"Port {port} is taken, so PostgreSQL cannot start: end the program that uses it, or choose another port.");
        }

        var (server, watchdog) = await LaunchAsync(options, programs, folder, port, ct);
        return new LocalPostgres(options, programs, folder, password, port, server, watchdog);
    }

    /// <summary>Creates the databases that are not there yet.</summary>
    public async Task CreateDatabasesAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var script = string.Join('\n', names.Select(name => $"SELECT 'CREATE DATABASE \"{name}\"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') \\gexec"));
        var file = Path.Combine(folder, "databases.sql");
        await File.WriteAllTextAsync(file, script, ct);
        await RunToolAsync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres", "-f", file], ct);
    }

    /// <summary>Runs one of PostgreSQL's own tools against this server, to its end; answers what it wrote.</summary>
    public Task<string> RunToolAsync(string tool, IEnumerable<string> arguments, CancellationToken ct) => Shell.RunAsync(
        programs.Tool(tool), ["-h", "127.0.0.1", "-p", $"{Port}", "-U", User, .. arguments], ct,
        environment: new Dictionary<string, string>(programs.Environment) { ["PGPASSWORD"] = password });

    /// <summary>Waits until it ends, whoever ends it.</summary>
    public Task WaitForExitAsync(CancellationToken ct) => server.WaitForExitAsync(ct);

    /// <summary>Stops it as an operator would: sessions end, everything is on disk.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (!server.HasExited)
        {
            await Shell.TryRunAsync("kill", ["-INT", $"{server.Id}"], ct);
            await server.WaitForExitAsync(ct);
        }

        await watchdog.DisposeAsync();
    }

    /// <summary>Kills it and its sessions with SIGKILL: what a power cut leaves behind.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync(ct);
        await watchdog.DisposeAsync();
    }

    /// <summary>Starts it again on the same data and port after a stop or a kill.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        server.Dispose();
        StopLeftover(Path.Combine(folder, "data"));
        (server, watchdog) = await LaunchAsync(options, programs, folder, Port, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        server.Dispose();
        if (options.DataFolder is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Creates the cluster on the first start; answers its password.</summary>
    private static async Task<string> PrepareAsync(ServerPrograms programs, string folder, string data, CancellationToken ct)
    {
        var secret = Path.Combine(folder, "password");
        if (File.Exists(Path.Combine(data, "PG_VERSION")) && File.Exists(secret))
        {
            return await File.ReadAllTextAsync(secret, ct);
        }

        // In a folder of its own until it is whole, so that a start that was broken off leaves nothing half made.
        var fresh = data + ".new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        await ServerAccount.FolderAsync(fresh, ct);
        await Shell.RunAsync("chmod", ["755", folder], ct);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var handed = Path.Combine(data + ".secret");
        await File.WriteAllTextAsync(handed, password, ct);
        if (ServerAccount.IsRoot)
        {
            await Shell.RunAsync("chown", ["nobody", handed], ct);
        }

        var (tool, arguments) = ServerAccount.Command(programs.Tool("initdb"),
            ["-D", fresh, "-U", User, "--auth=scram-sha-256", $"--pwfile={handed}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await Shell.RunAsync(tool, arguments, ct, environment: programs.Environment);
        File.Delete(handed);
        await File.WriteAllTextAsync(secret, password, ct);
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Move(fresh, data);
        return password;
    }

    private static async Task<(Process Server, Watchdog Watchdog)> LaunchAsync(LocalPostgresOptions options, ServerPrograms programs, string folder, int port, CancellationToken ct)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=256MB", "work_mem=8MB", "max_wal_size=1GB",
            "checkpoint_timeout=15min", "wal_compression=on", "random_page_cost=1.1", "jit=off", "timezone=UTC", "log_min_messages=warning",
            .. options.Durable ? Array.Empty<string>() : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        var (tool, arguments) = ServerAccount.Command(programs.Tool("postgres"),
            ["-D", Path.Combine(folder, "data"), "-p", $"{port}", .. settings.SelectMany(setting => new[] { "-c", setting })]);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var (name, value) in programs.Environment)
        {
            start.Environment[name] = value;
        }

        var log = new ServerLog(options.Log);
        var server = Shell.Start(start);
        log.Follow(server);
        var watchdog = Watchdog.Over("INT", options.DataFolder is null ? folder : null, server.Id);
        try
        {
            await AnswersAsync(programs, folder, port, server, log, ct);
            return (server, watchdog);
        }
        catch
        {
            server.Kill(entireProcessTree: true);
            await watchdog.DisposeAsync();
            throw;
        }
    }

    private static async Task AnswersAsync(ServerPrograms programs, string folder, int port, Process server, ServerLog log, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (code, _) = await Shell.TryRunAsync(programs.Tool("pg_isready"), ["-q", "-h", "127.0.0.1", "-p", $"{port}"], ct, environment: programs.Environment);
            if (code == 0)
            {
                return;
            }

            if (server.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new LocalServerException($"PostgreSQL did not start on port {port} with its data in {folder}: {log.Tail}");
            }

            await Task.Delay(30, ct);
        }
    }

    /// <summary>A server that a killed host left behind holds the data; it is stopped before a new one starts.</summary>
    private static void StopLeftover(string data)
    {
        var pidFile = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(pidFile) || !int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), out var pid) || !Leftover.Runs(pid, "postgres"))
        {
            return;
        }

        Leftover.Stop(pid, "INT");
    }
}
