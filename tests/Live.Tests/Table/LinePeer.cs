using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PluginHost.Live.Tests;

/// <summary>The other end of a line connection.</summary>
internal sealed class LinePeer(TcpClient client) : IDisposable
{
    private readonly StreamReader _reader = new(client.GetStream());

    public static async Task<LinePeer> OpenAsync(House house) => new(await house.TcpAsync());

    public Task SayAsync(string line) => client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), Peer.Deadline()).AsTask();

    /// <summary>Says that nothing more comes.</summary>
    public void Finish() => client.Client.Shutdown(SocketShutdown.Send);

    public async Task<JsonElement?> HearAsync()
    {
        if (await _reader.ReadLineAsync(Peer.Deadline()) is not { } line)
        {
            return null;
        }

        Seen.Frame("lineFromHost", line);
        return JsonElement.Parse(line);
    }

    public async Task<JsonElement> HearAsync(string type)
    {
        while (await HearAsync() is { } heard)
        {
            if (heard.TryGetProperty("type", out var said) && said.GetString() == type)
            {
                return heard;
            }
        }

        throw new InvalidOperationException($"The line ended before {type}.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        client.Dispose();
    }
}
