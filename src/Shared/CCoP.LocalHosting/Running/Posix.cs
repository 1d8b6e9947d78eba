using System.Runtime.InteropServices;

namespace CCoP.LocalHosting;

/// <summary>What .NET does not offer of the system's calls.</summary>
internal static class Posix
{
    public const int Terminate = 15, Kill = 9;

    /// <summary>Changes when the parent dies.</summary>
    [DllImport("libc", EntryPoint = "getppid")]
    public static extern int ParentId();

    /// <summary>Signals a process; with a minus, all of a process group.</summary>
    [DllImport("libc", EntryPoint = "kill")]
    public static extern int Signal(int pid, int signal);
}
