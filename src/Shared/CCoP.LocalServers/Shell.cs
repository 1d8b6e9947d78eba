using System.Diagnostics;

namespace CCoP.LocalServers;

/// <summary>Runs a tool to its end.</summary>
internal static class Shell
{
    public static async Task<string> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken ct, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (code, output) = await TryRunAsync(tool, arguments, ct, folder, environment);
        return code == 0 ? output : throw new LocalServerException($"{tool} failed: {output.Trim()}");
    }

    public static async Task<(int Code, string Output)> TryRunAsync(string tool, IEnumerable<string> arguments, CancellationToken ct, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "/" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await error);
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new LocalServerException($"The tool {start.FileName} is missing: install it, or put it on the PATH.", missing);
        }
    }
}
