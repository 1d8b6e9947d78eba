using System.Runtime.CompilerServices;

namespace CCoP.LocalHosting;

/// <summary>A line that a process wrote, counted from 1.</summary>
internal sealed record LogLine(int Number, string Text, bool IsError);

/// <summary>What the processes of a resource wrote: the last lines in memory for the dashboard, all of it in a file.</summary>
internal sealed class ResourceLog : IDisposable
{
    private const int Kept = 5_000;

    private readonly Lock access = new();
    private readonly Queue<LogLine> lines = new();
    private readonly Signal written = new();
    private readonly StreamWriter file;
    private int count;

    public ResourceLog(string path)
    {
        Path = path;
        file = new StreamWriter(path, append: false) { AutoFlush = true };
    }

    public string Path { get; }

    /// <summary>The last line that says anything.</summary>
    public string? Last { get; private set; }

    public void Write(string text, bool isError)
    {
        lock (access)
        {
            lines.Enqueue(new LogLine(++count, text, isError));
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }

            if (!string.IsNullOrWhiteSpace(text))
            {
                Last = text.Trim();
            }

            if (file.BaseStream.CanWrite)
            {
                file.WriteLine(text);
            }
        }

        written.Raise();
    }

    /// <summary>The last few lines, for the sentence that says what went wrong.</summary>
    public string Tail(int few)
    {
        lock (access)
        {
            return string.Join(Environment.NewLine, lines.Where(line => !string.IsNullOrWhiteSpace(line.Text)).TakeLast(few).Select(line => "    " + line.Text));
        }
    }

    /// <summary>What is there, then what comes.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(bool follow, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = 0;
        while (true)
        {
            var next = written.Next;
            List<LogLine> fresh;
            lock (access)
            {
                fresh = [.. lines.Where(line => line.Number > seen)];
            }

            if (fresh.Count > 0)
            {
                seen = fresh[^1].Number;
                yield return fresh;
            }

            if (!follow)
            {
                yield break;
            }

            await next.WaitAsync(ct);
        }
    }

    public void Dispose()
    {
        lock (access)
        {
            file.Dispose();
        }
    }
}
