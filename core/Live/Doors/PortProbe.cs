using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Why a port cannot be had, in a sentence.</summary>
public static class PortProbe
{
    /// <summary>What a PluginHost answers at /health/live.</summary>
    public const string Alive = "live\n";

    /// <summary>Whether a port could be had now.</summary>
    /// <returns>Why not, or null.</returns>
    public static async Task<Error?> TryAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException e)
        {
            return Explain(e, port) is { } error ? await NamedAsync(error, port, cancellationToken) : null;
        }
    }

    /// <summary>Says so when it is another PluginHost that has the port.</summary>
    public static async Task<Error> NamedAsync(Error error, int port, CancellationToken cancellationToken)
    {
        if (error.Code != "port-taken")
            return error;

        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
            return await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health/live"), cancellationToken) == Alive
                ? error with { Message = $"Port {port} is used by another PluginHost, with another data folder.", Hint = "Use that one, or choose another port with --port or PLUGINHOST_PORT." }
                : error;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return error;
        }
    }

    /// <summary>The error behind an exception that starting the server threw, or null when it was not about the port.</summary>
    public static Error? Explain(Exception failure, int port)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
                return new("port-taken", $"Port {port} is used by another program.") { Hint = "Close that program, or choose another port with --port or PLUGINHOST_PORT." };

            if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied })
                return new("port-reserved", $"This computer does not let you use port {port}.") { Hint = "Choose another port above 1024 with --port or PLUGINHOST_PORT." };
        }

        return null;
    }
}
