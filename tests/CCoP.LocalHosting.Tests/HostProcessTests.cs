using System.Diagnostics;

namespace CCoP.LocalHosting.Tests;

/// <summary>A host in a process of its own, so that it can be killed.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ccop-host-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Nothing_is_left_when_the_host_ends(string signal)
    {
        using var host = Start("sh");
        await Condition.IsMetAsync(() => Pids().Count == 4, "the host started both scripts and they their own processes", Ct);
        var pids = Pids();
        pids.ShouldAllBe(pid => IsAlive(pid));

        using var kill = Process.Start("kill", ["-" + signal, $"{host.Id}"]);
        await host.WaitForExitAsync(Ct);

        await Condition.IsMetAsync(() => !pids.Exists(IsAlive), $"everything ended after SIG{signal}", Ct);
    }

    [Fact]
    public async Task Nothing_is_left_when_the_dotnet_run_that_started_the_host_is_killed()
    {
        using var run = Start("sh", "sh", "-c", "DOTNET_LAUNCH_PROFILE=tests \"$@\" & wait", "run");
        await Condition.IsMetAsync(() => Pids().Count == 4, "the host started both scripts and they their own processes", Ct);
        var pids = Pids();

        using var kill = Process.Start("kill", ["-KILL", $"{run.Id}"]);
        await run.WaitForExitAsync(Ct);

        await Condition.IsMetAsync(() => !pids.Exists(IsAlive), "everything ended", Ct);
    }

    [Fact]
    public async Task A_line_says_what_runs_and_a_line_says_that_it_is_ready()
    {
        using var host = Start("sh");
        var lines = new List<string>();
        while (await host.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Ready: ", StringComparison.Ordinal))
            {
                break;
            }
        }

        lines[0].ShouldContain("This is the local host of CCoP.LocalHosting.Worker");
        lines[^1].ShouldBe("Ready: {}");
        using var kill = Process.Start("kill", ["-TERM", $"{host.Id}"]);
        await host.WaitForExitAsync(Ct);
        host.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_program_is_one_sentence_and_ends_the_host_with_an_error()
    {
        using var host = Start("no-such-program");

        var output = await host.StandardOutput.ReadToEndAsync(Ct);
        await host.WaitForExitAsync(Ct);

        output.ShouldContain("The program no-such-program is missing: install it, or put it on the PATH.");
        host.ExitCode.ShouldBe(1);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Process Start(string program, params IEnumerable<string> starter)
    {
        var project = new Projects.CCoP_LocalHosting_Worker().ProjectPath;
        var assembly = Path.Combine(AppContext.BaseDirectory.Replace("CCoP.LocalHosting.Tests", "CCoP.LocalHosting.Worker", StringComparison.Ordinal), "CCoP.LocalHosting.Worker.dll");
        // A test run in the background of a shell ignores SIGINT, and so would what it starts.
        return Process.Start(new ProcessStartInfo("env", ["--default-signal", .. starter, "dotnet", assembly, "host", folder, program])
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            RedirectStandardOutput = true,
        })!;
    }

    private List<int> Pids() =>
    [
        .. Directory.GetFiles(folder, "*.pids")
            .SelectMany(file => File.ReadAllText(file).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Select(pid => int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>A process that has ended but was not waited for by its parent is dead all the same.</summary>
    private static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
