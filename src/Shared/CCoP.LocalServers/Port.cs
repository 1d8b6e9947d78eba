using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CCoP.LocalServers;

/// <summary>Loopback ports.</summary>
public static class Port
{
    /// <summary>Below the range that the system takes the ports of outgoing connections from (32768 and up).</summary>
    private const int Lowest = 20_000, Highest = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that nobody listens on now, and that this process was not given before.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            if (!IsTaken(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    /// <summary>Whether somebody listens on it, on either loopback address.</summary>
    public static bool IsTaken(int port) => IsTaken(IPAddress.Loopback, port) || (Socket.OSSupportsIPv6 && IsTaken(IPAddress.IPv6Loopback, port));

    private static bool IsTaken(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return false;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    internal static async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
