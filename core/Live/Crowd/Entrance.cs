using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What every connection comes through first. When there is no place for it, it is told so by whichever door it wanted, as long as not too many are being told.</summary>
internal sealed class Entrance(ConnectionDelegate next, Crowd crowd, LiveOptions options)
{
    private const int MostTold = 32;

    private int _told;

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        Wake(connection);
        var entered = crowd.Enter((connection.RemoteEndPoint as IPEndPoint)?.Address);
        using var place = entered.Value;
        if (entered.Succeeded)
        {
            await next(connection);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _told) <= MostTold)
            {
                connection.Features.Set(new TurnedAway(entered.Error));
                await next(connection);
                return;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _told);
        }

        connection.Abort(new ConnectionAbortedException("There is no place left."));
    }

    /// <summary>An other end that is gone without a word is noticed, also where nothing can be asked: it must take what is sent within the time that a socket has for its answer.</summary>
    private void Wake(ConnectionContext connection)
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { ProtocolType: ProtocolType.Tcp } socket)
        {
            return;
        }

        var seconds = Math.Max(1, (int)options.Heartbeat.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, seconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, Math.Max(1, seconds / 3));
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        if (OperatingSystem.IsLinux())
        {
            const int Tcp = 6;
            const int UserTimeout = 18;
            socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes(2 * seconds * 1000));
        }
    }
}

/// <summary>Says on a connection that there is no place for it.</summary>
internal sealed record TurnedAway(Error Why);
