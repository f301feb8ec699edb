using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Why a port cannot be had, in a sentence.</summary>
public static class PortProbe
{
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
