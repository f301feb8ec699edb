using System.Net.Sockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Connections that begin something and never end it are closed by the host, all by themselves, while everybody else goes on.</summary>
public sealed class SlowTests
{
    private const int Each = 20;

    [Fact]
    public async Task Whoever_never_comes_to_the_point_is_sent_away()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var host = $"Host: 127.0.0.1:{table.Host.Port}";
        var socket = string.Join("\r\n", RawHttp.Upgrade("/events", host, "Connection: Upgrade")) + "\r\n\r\n";
        var feed = string.Join("\r\n", RawHttp.Upgrade("/obs", host, "Connection: Upgrade")) + "\r\n\r\n";
        (string What, string Begun)[] all =
        [
            ("nothing at all", ""),
            ("a first letter", "G"),
            ("a request line", "GET / HTTP/1.1\r\n"),
            ("headers without an end", $"GET / HTTP/1.1\r\n{host}\r\nX-A: b\r\nX-B"),
            ("a body that does not come", $"POST /api/join HTTP/1.1\r\n{host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"),
            ("a chunk that does not come", $"POST /api/token HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n{{"),
            ("an assistant's body that does not come", $"POST /mcp HTTP/1.1\r\n{host}\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"),
            ("a socket that says nothing", socket),
            ("a feed that says nothing", feed),
            ("a frame that does not end", socket + "\u0081\u00fe\u0010\u0000\0\0\0\0{"),
            ("half of a frame's head", socket + "\u0081"),
            ("a message of frames without a last one", socket + "\u0001\u0081\0\0\0\0{"),
            ("pings and nothing else", socket + "\u0089\u0080\0\0\0\0\u0089\u0080\0\0\0\0"),
            ("a line that does not end", "{\"type\":\"authenticate\",\"key\":\""),
            ("a brace", "{"),
        ];
        await Task.WhenAll(all.SelectMany(one => Enumerable.Repeat(one, Each)).Select(one => SentAwayAsync(table, one.What, one.Begun)));
        await others.LookBackAsync();
    }

    private static async Task SentAwayAsync(GuardedTable table, string what, string begun)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", table.Host.Port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[4096];
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(begun), patience.Token);
            while (await client.GetStream().ReadAsync(buffer, patience.Token) > 0)
            {
                // Whatever it says in parting.
            }
        }
        catch (IOException)
        {
            // Cut off.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{what} is waited for without end");
        }
    }
}
