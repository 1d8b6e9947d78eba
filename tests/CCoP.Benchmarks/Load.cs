using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CCoP.Benchmarks;

/// <summary>What a load brought: how many answers, in what time, and the time of each.</summary>
internal sealed record Sample(int Count, TimeSpan Elapsed, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Count / Elapsed.TotalSeconds;

    /// <summary>What one answer cost all processors together, beside the load itself.</summary>
    public double ProcessorMilliseconds { get; init; }

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    private double Percentile(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[(int)((Milliseconds.Count - 1) * share)];

    public static Sample Of(IEnumerable<double> milliseconds, TimeSpan elapsed)
    {
        List<double> sorted = [.. milliseconds.Order()];
        return new Sample(sorted.Count, elapsed, sorted);
    }
}

/// <summary>
/// Keeps connections busy with requests that were written beforehand: a client that costs so little that it does not flatten the
/// difference between what it measures. An answer that is no success ends the run.
/// </summary>
internal static class Load
{
    public const int Connections = 32;

    /// <summary>The bytes of a request.</summary>
    public static byte[] Request(string method, string path, string? body = null, params IEnumerable<string> headers) => Encoding.ASCII.GetBytes(string.Concat(
    [
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n",
        .. headers.Select(header => header + "\r\n"),
        body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n",
        "\r\n",
        body,
    ]));

    /// <summary>Sends what <paramref name="next"/> hands out until the time is over or it hands out nothing.</summary>
    public static async Task<Sample> RunAsync(int port, Func<byte[]?> next, TimeSpan duration, CancellationToken ct, int connections = Connections)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => KeepBusyAsync(port, next, started, duration, ct), ct)));
        return Sample.Of(times.SelectMany(time => time), Stopwatch.GetElapsedTime(started));
    }

    private static async Task<List<double>> KeepBusyAsync(int port, Func<byte[]?> next, long started, TimeSpan duration, CancellationToken ct)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
        var answer = new Answer(socket);
        var times = new List<double>(10_000);
        while (Stopwatch.GetElapsedTime(started) < duration && next() is { } request)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, ct);
            await answer.ReadAsync(request, ct);
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Reads one answer after the other from a connection, just far enough to know where it ends.</summary>
    private sealed class Answer(Socket socket)
    {
        private byte[] buffer = new byte[64 * 1024];

        public async ValueTask ReadAsync(byte[] request, CancellationToken ct)
        {
            for (var filled = 0; ;)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
                filled += read;
                if (read == 0 || IsWhole(buffer.AsSpan(0, filled)))
                {
                    RequireSuccess(buffer.AsSpan(0, filled), request);
                    return;
                }
            }
        }

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var body = answer.IndexOf("\r\n\r\n"u8) + 4;
            if (body < 4)
            {
                return false;
            }

            var head = answer[..body];
            return Length(head) is { } length ? answer.Length - body >= length
                : head.IndexOf("Transfer-Encoding: chunked"u8) < 0 || answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        private static int? Length(ReadOnlySpan<byte> head)
        {
            var name = "Content-Length: "u8;
            var at = head.IndexOf(name);
            return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
        }

        private static void RequireSuccess(ReadOnlySpan<byte> answer, byte[] request)
        {
            if (answer.Length < 12 || answer[9] != '2')
            {
                throw new InvalidOperationException($"{Encoding.UTF8.GetString(request)}\nwas answered with\n{Encoding.UTF8.GetString(answer)}");
            }
        }
    }
}
