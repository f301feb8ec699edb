using System.Net.WebSockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A socket that says hello without a key of its own.</summary>
internal static class Hello
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <param name="port">Where.</param>
    /// <param name="path">The path.</param>
    /// <param name="cookie">What the browser sends along.</param>
    /// <param name="header">One more header.</param>
    /// <returns>With what code the host closed it.</returns>
    public static async Task<int> CloseCodeAsync(int port, string path, string? cookie = null, string? header = null)
    {
        using var patience = new CancellationTokenSource(Long);
        using var socket = new ClientWebSocket();
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        if (header?.Split(": ") is [var name, var value])
        {
            socket.Options.SetRequestHeader(name, value);
        }

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), patience.Token);
        await socket.SendAsync("""{"type":"authenticate","id":"1"}"""u8.ToArray(), WebSocketMessageType.Text, true, patience.Token);
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
        {
            Assert.DoesNotContain(Secrets.Campaign, Encoding.UTF8.GetString(buffer), StringComparison.Ordinal);
        }

        return (int)socket.CloseStatus!;
    }
}
