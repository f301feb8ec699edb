using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Opens doors that go on telling. One that is shut in the face says <c>refused</c>.</summary>
internal static class Outlooks
{
    public static async Task<Ear> SocketAsync(Visit visit, string path)
    {
        var socket = await visit.At.SocketAsync(path);
        var hello = new JsonObject { ["type"] = "authenticate", ["id"] = "hello", ["campaign"] = visit.Campaign };
        if (visit.Token is { } token)
        {
            hello["params"] = new JsonObject { ["key"] = token };
        }

        await SayAsync(socket, hello);
        return Ear.Of(socket);
    }

    /// <summary>A socket that asks so many times without waiting for an answer.</summary>
    public static async Task<Ear> FloodAsync(Visit visit, int times)
    {
        var socket = await visit.At.SocketAsync("/events");
        var ear = Ear.Of(socket);
        await SayAsync(socket, new JsonObject { ["type"] = "authenticate", ["campaign"] = visit.Campaign, ["params"] = new JsonObject { ["key"] = visit.Token } });
        try
        {
            for (var i = 0; i < times; i++)
            {
                await SayAsync(socket, new JsonObject { ["type"] = "tool_call", ["id"] = $"{i}", ["method"] = "what_now" });
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            // Sent away while speaking.
        }

        return ear;
    }

    public static async Task<Ear> StreamAsync(Visit visit, string path)
    {
        var http = visit.At.Http(visit.Token);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?campaign={visit.Campaign}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.IsSuccessStatusCode
            ? Ear.Of(http, await response.Content.ReadAsStreamAsync())
            : Ear.Of(http, new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"refused","status":{{(int)response.StatusCode}},"said":{{await response.Content.ReadAsStringAsync()}}}""")));
    }

    public static async Task<Ear> LinesAsync(Visit visit)
    {
        var stream = await visit.At.ConnectAsync();
        var hello = new JsonObject { ["type"] = "subscribe", ["campaign"] = visit.Campaign };
        if (visit.Token is { } token)
        {
            hello["key"] = token;
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(hello.ToJsonString() + "\n"));
        return Ear.Of(stream, stream);
    }

    public static Task SayAsync(ClientWebSocket socket, JsonNode message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
}
