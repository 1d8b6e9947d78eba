using System.Collections.Concurrent;
using System.Diagnostics;

namespace CCoP.LocalServers;

/// <summary>Keeps the last lines that a server wrote, for the sentence that says why it did not start, and hands each on.</summary>
internal sealed class ServerLog(Action<string>? listener)
{
    private const int Lines = 8;
    private readonly ConcurrentQueue<string> lines = new();

    public string Tail => string.Join(" | ", lines);

    public void Follow(Process server)
    {
        server.OutputDataReceived += Keep;
        server.ErrorDataReceived += Keep;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (!string.IsNullOrWhiteSpace(line.Data))
        {
            listener?.Invoke(line.Data);
            lines.Enqueue(line.Data.Trim());
            while (lines.Count > Lines && lines.TryDequeue(out _))
            {
            }
        }
    }
}
