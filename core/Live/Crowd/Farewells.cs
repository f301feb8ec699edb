using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;

namespace PluginHost.Live;

/// <summary>Tells a connection for which there is no place why, in the words of the door that it wanted.</summary>
internal static class Farewells
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task SayAsync(ConnectionContext connection, byte first, TurnedAway turned, TimeProvider time)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(Answer.Failed(turned.Why), LiveJson.Default.Answer);
        var output = connection.Transport.Output;
        if (first == (byte)'{')
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(new LineAnswer { Error = Answer.Failed(turned.Why) }, LiveJson.Default.LineAnswer));
            output.Write("\n"u8);
        }
        else
        {
            output.Write(Encoding.Latin1.GetBytes(
                $"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {said.Length}\r\nCache-Control: no-store\r\nRetry-After: 60\r\nConnection: close\r\n\r\n"));
            output.Write(said);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await output.FlushAsync(patience.Token);
            await output.CompleteAsync();

            // Unread input would reset the connection before the answer arrives.
            var input = connection.Transport.Input;
            while (await input.ReadAsync(patience.Token) is { IsCompleted: false } read)
            {
                input.AdvanceTo(read.Buffer.End);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException or IOException)
        {
            // They did not wait for it.
        }
    }
}
