using System.Net;
using Microsoft.AspNetCore.Connections;

namespace PluginHost.Live;

/// <summary>
/// One port for sealed connections and, from this computer alone, plain ones: the command line and overlays here need no certificate.
/// A sealed connection begins with the byte 22, which neither HTTP nor a line of JSON does.
/// </summary>
internal sealed class SealedDoor(LiveOptions options)
{
    private const byte Handshake = 22;

    private ConnectionDelegate? _inside;

    /// <summary>Stands behind the seal. Kestrel puts doors together from the innermost, so this one is known before the outer one is asked.</summary>
    public ConnectionDelegate Inside(ConnectionDelegate next) => _inside = next;

    public ConnectionDelegate Outside(ConnectionDelegate next) => async connection =>
    {
        if (await FirstAsync(connection) is not { } first)
        {
            return;
        }

        if (first == Handshake)
        {
            await next(connection);
        }
        else if (Neighbourhood.IsHere((connection.RemoteEndPoint as IPEndPoint)?.Address))
        {
            await _inside!(connection);
        }
        else
        {
            connection.Abort(new ConnectionAbortedException("Other computers come in sealed."));
        }
    };

    private async Task<byte?> FirstAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(options.Silence);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(patience.Token);
            byte? first = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0];
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return first;
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("The connection stayed silent."));
            return null;
        }
        catch (Exception failure) when (failure is ConnectionResetException or ConnectionAbortedException)
        {
            return null;
        }
    }
}
