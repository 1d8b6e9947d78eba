namespace CCoP.LocalServers;

/// <summary>
/// Who a server runs as. PostgreSQL refuses to run as root, so root hands its servers to an unprivileged account
/// and keeps their data where that account can go.
/// </summary>
public static class ServerAccount
{
    private const string Nobody = "nobody";

    public static bool IsRoot { get; } = Environment.UserName == "root";

    /// <summary>Where the servers of the clone at <paramref name="root"/> keep their data.</summary>
    public static string DataFolder(string root) => IsRoot
        ? Path.Combine("/var/lib/ccop", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Path.GetFullPath(root))))[..12])
        : Path.Combine(root, ".data");

    /// <summary>A new folder that belongs to the account, readable by it alone.</summary>
    internal static async Task<string> FolderAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(path);
        if (IsRoot)
        {
            await Shell.RunAsync("chown", ["-R", $"{Nobody}:", path], ct);
        }

        await Shell.RunAsync("chmod", ["700", path], ct);
        return path;
    }

    /// <summary>The command that runs <paramref name="tool"/> as the account, in a session of its own, without another process in between.</summary>
    internal static (string Tool, IEnumerable<string> Arguments) Command(string tool, IEnumerable<string> arguments) => IsRoot
        ? ("setsid", ["setpriv", $"--reuid={Nobody}", "--regid=nogroup", "--clear-groups", tool, .. arguments])
        : ("setsid", [tool, .. arguments]);
}
