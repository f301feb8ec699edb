using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Requests as no client of any library would send them, byte by byte.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <param name="port">Where.</param>
    /// <param name="head">The request line and the headers, a line each; <c>{port}</c> stands for the port. That the connection is to be closed is added.</param>
    /// <param name="body">What follows them.</param>
    /// <returns>The status, 0 when the connection was cut without one, and all that was said.</returns>
    public static Task<(int Status, string Said)> AskAsync(int port, IEnumerable<string> head, string body = "") => AskAsync(new Site("127.0.0.1", port), head, body);

    public static async Task<(int Status, string Said)> AskAsync(Site site, IEnumerable<string> head, string body = "")
    {
        await using var stream = await site.ConnectAsync();
        string[] all = [.. head];
        var lines = all.Append(all.Contains("Upgrade: websocket", StringComparer.Ordinal) ? "Connection: Upgrade, close" : "Connection: close").Select(line => line.Replace("{port}", site.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return await SayAsync(stream, Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n" + body));
    }

    /// <summary>Says something and listens until the other side is done.</summary>
    public static Task<(int Status, string Said)> SayAsync(TcpClient client, byte[] bytes) => SayAsync(client.GetStream(), bytes);

    public static async Task<(int Status, string Said)> SayAsync(Stream stream, byte[] bytes)
    {
        using var patience = new CancellationTokenSource(Long);
        var said = new MemoryStream();
        try
        {
            // Read meanwhile: who is refused early may be cut off while still speaking.
            var reading = stream.CopyToAsync(said, patience.Token);
            await stream.WriteAsync(bytes, patience.Token);
            await reading;
        }
        catch (IOException)
        {
            // Cut off.
        }

        var text = Encoding.Latin1.GetString(said.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, text);
    }

    /// <summary>The head of a request that wants to become a socket.</summary>
    public static IEnumerable<string> Upgrade(string path, params ReadOnlySpan<string> headers) =>
    [
        $"GET {path} HTTP/1.1", .. headers, "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
}
