using Microsoft.AspNetCore.Connections;

namespace PluginHost.Live;

/// <summary>Tells line-delimited JSON from HTTP by a connection's first byte, which it leaves where it is.</summary>
internal sealed class FirstByte(ConnectionDelegate http, LineDoor lines, LiveOptions options, TimeProvider time)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        if (await PeekAsync(connection) is not { } first)
            return;

        await (connection.Features.Get<TurnedAway>() is { } turned ? Farewells.SayAsync(connection, first, turned, time) : first == (byte)'{' ? lines.ServeAsync(connection) : http(connection));
    }

    private async Task<byte?> PeekAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        using var patience = new CancellationTokenSource(options.Silence, time);
        try
        {
            var read = await input.ReadAsync(patience.Token);
            byte? first = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0];
            input.AdvanceTo(read.Buffer.Start);
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
