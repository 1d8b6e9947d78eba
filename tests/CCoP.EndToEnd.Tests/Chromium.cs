using System.Diagnostics;

namespace CCoP.EndToEnd.Tests;

/// <summary>Debian's Chromium; installed when it is missing and we may.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        await InstallAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private static async Task InstallAsync()
    {
        if (File.Exists(Program))
        {
            return;
        }

        if (Environment.UserName != "root")
        {
            throw new InvalidOperationException("Chromium is missing. Install it first: sudo apt-get install -y chromium");
        }

        await AptAsync("update", "-qq");
        await AptAsync("install", "-y", "-qq", "--no-install-recommends", "chromium");
    }

    private static async Task AptAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", ["-o", "DPkg::Lock::Timeout=300", .. arguments]) { RedirectStandardOutput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(start)!;
        await apt.StandardOutput.ReadToEndAsync();
        await apt.WaitForExitAsync();
        if (apt.ExitCode != 0)
        {
            throw new InvalidOperationException($"apt-get {string.Join(' ', arguments)} failed.");
        }
    }
}
