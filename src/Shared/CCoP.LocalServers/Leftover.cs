using System.Diagnostics;

namespace CCoP.LocalServers;

/// <summary>Servers that an earlier run left behind, known by the pid that they wrote into their own data folder.</summary>
internal static class Leftover
{
    /// <summary>Whether the pid is alive and is that program: a pid may have been given to another since.</summary>
    public static bool Runs(int pid, string program)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").Trim().StartsWith(program, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Stop(int pid, string signal)
    {
        Process server;
        try
        {
            server = Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return;
        }

        using (server)
        using (Process.Start("kill", ["-" + signal, $"{pid}"]))
        {
            if (!server.WaitForExit(TimeSpan.FromSeconds(15)))
            {
                server.Kill(entireProcessTree: true);
                server.WaitForExit();
            }
        }
    }
}
