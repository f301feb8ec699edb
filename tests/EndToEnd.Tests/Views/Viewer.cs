using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Somebody who goes through every door of a host and writes down all that is said there.</summary>
internal sealed class Viewer(HostProcess host, string? key, string? actsAs) : IAsyncDisposable
{
    private static readonly string[] Pages =
    [
        "/", "/home.js", "/health", "/health/ready", "/metrics", "/api/tools", "/api/control/status", "/api/control/events?campaign={0}", "/api/control/overlays?campaign={0}", "/api/control/campaigns", "/api/control/plugins",
        "/api/control/letters", "/api/control/doctor", "/plugins/obs/overlay.html", "/nothing/here",
    ];

    private readonly List<string> _heard = [];
    private readonly List<(ClientWebSocket Socket, Task Reading)> _sockets = [];
    private readonly CancellationTokenSource _leaving = new();

    public string Heard
    {
        get
        {
            lock (_heard)
            {
                return string.Join('\n', _heard);
            }
        }
    }

    /// <summary>A socket whose messages are written down until the viewer leaves.</summary>
    public async Task WatchAsync(string path, string campaign)
    {
        var socket = new ClientWebSocket();
        foreach (var (name, value) in Headers())
        {
            socket.Options.SetRequestHeader(name, value);
        }

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.Port}{path}"), CancellationToken.None);
        var hello = new JsonObject { ["type"] = actsAs is null ? "authenticate" : "session_attach", ["campaign"] = campaign };
        if (actsAs is null && key is not null)
        {
            hello["key"] = key;
        }

        await SendAsync(socket, hello);
        if (path is "/" or "/events")
        {
            foreach (var (tool, arguments) in Questions())
            {
                await SendAsync(socket, new JsonObject { ["type"] = "tool_call", ["id"] = tool, ["method"] = tool, ["params"] = arguments, ["campaign"] = campaign });
            }
        }

        _sockets.Add((socket, ReadAsync(socket)));
    }

    /// <summary>Everything that can be asked for.</summary>
    public async Task AskAsync(string campaign)
    {
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress };
        foreach (var (name, value) in Headers())
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        foreach (var page in Pages)
        {
            using var response = await http.GetAsync(new Uri(page.Replace("{0}", campaign, StringComparison.Ordinal), UriKind.Relative));
            Note($"{response.Headers} {await response.Content.ReadAsStringAsync()}");
        }

        foreach (var (tool, arguments) in Questions())
        {
            using var content = new StringContent(new JsonObject { ["arguments"] = arguments, ["campaign"] = campaign }.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await http.PostAsync(new Uri($"/api/tools/{tool}", UriKind.Relative), content);
            Note($"{response.Headers} {await response.Content.ReadAsStringAsync()}");
        }

        await LinesAsync(campaign);
    }

    /// <summary>Waits until every socket that may see anything has told of it.</summary>
    public async Task UntilHeardAsync(string text, int times)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Heard.Split(text).Length - 1 < times)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        foreach (var (socket, reading) in _sockets)
        {
            await reading;
            socket.Dispose();
        }

        _leaving.Dispose();
    }

    /// <summary>What tells most, and what is refused with a reason.</summary>
    private static IEnumerable<(string Tool, JsonObject Arguments)> Questions() =>
    [
        ("get_campaign_data", []),
        ("get_campaign_data", new JsonObject { ["data_type"] = "initiative" }),
        ("get_campaign_data", new JsonObject { ["data_type"] = "rolls" }),
        ("get_campaign_data", new JsonObject { ["data_type"] = "nonsense" }),
        ("update_monster_hp", new JsonObject { ["monster_id"] = "nobody", ["new_hp"] = 1 }),
        ("reveal", new JsonObject { ["combatant_id"] = "nobody" }),
        ("next_turn", new JsonObject { ["wrong"] = true }),
        ("list_campaigns", []),
    ];

    private async Task LinesAsync(string campaign)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", host.Port);
        await using var stream = client.GetStream();
        var lines = new StringBuilder();
        lines.Append(new JsonObject { ["type"] = "authenticate", ["key"] = key ?? "none" }.ToJsonString()).Append('\n');
        foreach (var (tool, arguments) in Questions().Where(_ => actsAs is null))
        {
            lines.Append(new JsonObject { ["type"] = "command", ["id"] = tool, ["command"] = tool, ["params"] = arguments.DeepClone(), ["campaign"] = campaign }.ToJsonString()).Append('\n');
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        Note(actsAs is null ? await reader.ReadToEndAsync() : "");
    }

    private IEnumerable<(string Name, string Value)> Headers()
    {
        if (key is not null)
        {
            yield return ("Authorization", "Bearer " + key);
        }

        if (actsAs is not null)
        {
            yield return ("X-PluginHost-As", actsAs);
        }
    }

    private static Task SendAsync(ClientWebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), _leaving.Token);
                length += part.Count;
                if (part.EndOfMessage)
                {
                    Note(Encoding.UTF8.GetString(buffer, 0, length) + socket.CloseStatusDescription);
                    length = 0;
                }

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Left, or sent away.
        }
    }

    private void Note(string text)
    {
        lock (_heard)
        {
            _heard.Add(text);
        }
    }
}
