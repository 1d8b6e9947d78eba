namespace CCoP.LocalServers;

/// <summary>
/// Finds the servers' programs, or brings them: Debian's packages, downloaded by apt and unpacked into a cache folder,
/// never installed as system services. One process at a time, under a file lock.
/// </summary>
internal static class Provision
{
    /// <summary>Overrides the cache folder.</summary>
    private const string CacheVariable = "CCOP_CACHE";

    /// <summary>With <c>cache</c>, programs that the system has are ignored, so that a full machine can try what an empty one does.</summary>
    private const string ModeVariable = "CCOP_PROVISION";

    private const string PostgresVersion = "15";

    public static string CacheFolder { get; } = Environment.GetEnvironmentVariable(CacheVariable)
        ?? (ServerAccount.IsRoot ? "/var/cache/ccop" : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "ccop"));

    private static bool CacheOnly => Environment.GetEnvironmentVariable(ModeVariable) == "cache";

    /// <summary>PostgreSQL's programs and the folder of libraries that came with them (null when the system's do).</summary>
    public static async Task<ServerPrograms> PostgresAsync(CancellationToken ct)
    {
        if (!CacheOnly && Directory.Exists("/usr/lib/postgresql"))
        {
            var installed = Directory.GetDirectories("/usr/lib/postgresql")
                .Select(folder => Path.Combine(folder, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")))
                .OrderDescending(StringComparer.Ordinal)
                .FirstOrDefault();
            if (installed is not null)
            {
                return new ServerPrograms(installed, null);
            }
        }

        var root = await UnpackedAsync("postgresql", [$"postgresql-{PostgresVersion}", $"postgresql-client-{PostgresVersion}", "libpq5"], ct);
        return new ServerPrograms(Path.Combine(root, "usr/lib/postgresql", PostgresVersion, "bin"), root);
    }

    /// <summary>RabbitMQ's scripts with an Erlang of their own.</summary>
    public static async Task<(string Sbin, string ErlangBin, string Root)> RabbitMqAsync(CancellationToken ct)
    {
        var root = await UnpackedAsync("rabbitmq", ["rabbitmq-server", "erlang-base"], ct);
        var server = Directory.GetDirectories(Path.Combine(root, "usr/lib/rabbitmq/lib"), "rabbitmq_server-*").Single();
        return (Path.Combine(server, "sbin"), Path.Combine(root, "usr/lib/erlang/bin"), root);
    }

    private static async Task<string> UnpackedAsync(string name, IReadOnlyList<string> packages, CancellationToken ct)
    {
        var root = Path.Combine(CacheFolder, name);
        var done = root + ".done";
        if (File.Exists(done))
        {
            return root;
        }

        await using var oneAtATime = await FileLock.TakeAsync(Path.Combine(CacheFolder, "provision.lock"), ct);
        if (File.Exists(done))
        {
            return root;
        }

        if (!File.Exists("/usr/bin/apt-get"))
        {
            throw new LocalServerException($"{name} is missing and cannot be downloaded here: install it, or give connection strings of servers that run elsewhere.");
        }

        var free = new DriveInfo(CacheFolder).AvailableFreeSpace;
        if (free < 600L << 20)
        {
            throw new LocalServerException($"There is no room for {name} in {CacheFolder} ({free >> 20} MB free): free 600 MB, or set {CacheVariable} to another folder.");
        }

        await UnpackAsync(root, packages, ct);
        RewriteErlangRoot(root);
        await File.WriteAllTextAsync(done, string.Join('\n', packages), ct);
        return root;
    }

    private static async Task UnpackAsync(string root, IReadOnlyList<string> packages, CancellationToken ct)
    {
        var downloads = root + ".debs";
        foreach (var leftover in new[] { downloads, root }.Where(Directory.Exists))
        {
            Directory.Delete(leftover, recursive: true);
        }

        Directory.CreateDirectory(downloads);
        Directory.CreateDirectory(root);

        if (ServerAccount.IsRoot)
        {
            // A stale list may still do; the download tells.
            await Shell.TryRunAsync("apt-get", ["update", "-qq", "-o", "DPkg::Lock::Timeout=300"], ct);
        }

        // What the machine lacks of the packages and of all that they depend on.
        var (code, plan) = await Shell.TryRunAsync("apt-get", ["install", "-s", "--no-install-recommends", .. packages], ct);
        var lacking = plan.Split('\n').Where(line => line.StartsWith("Inst ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        var wanted = packages.Union(code == 0 ? lacking : [], StringComparer.Ordinal).ToList();
        var (downloaded, output) = await Shell.TryRunAsync("apt-get", ["download", "-qq", "-o", "APT::Sandbox::User=root", .. wanted], ct, downloads);
        if (code != 0 || downloaded != 0)
        {
            throw new LocalServerException($"Debian's packages {string.Join(", ", packages)} could not be downloaded: check the network and apt's sources, then start again. {output.Trim()}");
        }

        foreach (var package in Directory.GetFiles(downloads, "*.deb"))
        {
            await Shell.RunAsync("dpkg", ["-x", package, root], ct);
        }

        Directory.Delete(downloads, recursive: true);
    }

    /// <summary>Erlang's start scripts name the folder that they expect to be installed in.</summary>
    private static void RewriteErlangRoot(string root)
    {
        var erlang = Path.Combine(root, "usr/lib/erlang");
        if (!Directory.Exists(erlang))
        {
            return;
        }

        foreach (var script in Directory.GetFiles(erlang, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is "erl" or "start" && new FileInfo(file).LinkTarget is null))
        {
            var text = File.ReadAllText(script);
            if (text.Contains("=/usr/lib/erlang", StringComparison.Ordinal))
            {
                File.WriteAllText(script, text.Replace("=/usr/lib/erlang", "=" + erlang, StringComparison.Ordinal));
            }
        }
    }
}

/// <summary>Where a server's programs are.</summary>
/// <param name="Bin">The folder with the programs.</param>
/// <param name="Root">The folder that they were unpacked to; null when they are the system's own.</param>
internal sealed record ServerPrograms(string Bin, string? Root)
{
    /// <summary>Lets unpacked programs find the libraries that were unpacked with them.</summary>
    public Dictionary<string, string> Environment { get; } = Root is null
        ? []
        : new() { ["LD_LIBRARY_PATH"] = Path.Combine(Root, "usr/lib", "x86_64-linux-gnu") };

    public string Tool(string name) => Path.Combine(Bin, name);
}
