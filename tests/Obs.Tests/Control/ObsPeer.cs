using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>Speaks obs-websocket 5 as OBS does: greeting, challenge, close codes, request codes, events by subscription. What it holds outlives a restart.</summary>
internal sealed class ObsPeer(ObsScenes its, string? password = null, int flood = 0) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Visitor, int> _identified = new();
    private SocketHouse? _house;

    public string Address => $"ws://127.0.0.1:{Port}";

    public int Port { get; private set; }

    public int Visitors { get; private set; }

    /// <summary>What clients asked for, as it came.</summary>
    public ConcurrentQueue<JsonObject> Asked { get; } = new();

    /// <summary>How the sockets that the peer closed were closed.</summary>
    public ConcurrentQueue<int> Closed { get; } = new();

    public IEnumerable<JsonObject> Of(string request) => Asked.Where(asked => asked["requestType"]?.GetValue<string>() == request);

    public ObsPeer Open()
    {
        _house = new SocketHouse(ServeAsync, Port);
        Port = _house.Port;
        return this;
    }

    /// <summary>As OBS does that is killed.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _house, null) is { } house)
        {
            await house.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task ServeAsync(Visitor visitor, CancellationToken token)
    {
        Visitors++;
        var (salt, challenge) = (Random(), Random());
        var greeting = new JsonObject { ["obsWebSocketVersion"] = "5.1.0", ["rpcVersion"] = 1 };
        if (password is not null)
        {
            greeting["authentication"] = new JsonObject { ["challenge"] = challenge, ["salt"] = salt };
        }

        await SayAsync(visitor, 0, greeting, token);
        try
        {
            while (await visitor.HearAsync(token) is { } text)
            {
                if (await AnswerAsync(visitor, text, salt, challenge, token) is { } code)
                {
                    Closed.Enqueue(code);
                    await visitor.CloseAsync(code, token);
                    await visitor.HearAsync(token);
                    return;
                }
            }
        }
        finally
        {
            _identified.TryRemove(visitor, out _);
        }
    }

    /// <returns>The code to close with, or null to go on.</returns>
    private async Task<int?> AnswerAsync(Visitor visitor, string text, string salt, string challenge, CancellationToken token)
    {
        JsonObject message;
        try
        {
            message = JsonNode.Parse(text) as JsonObject ?? throw new FormatException();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException)
        {
            return 4002;
        }

        if (message["op"] is not JsonValue op || message["d"] is not JsonObject data)
        {
            return 4003;
        }

        switch ((op.GetValue<int>(), _identified.ContainsKey(visitor)))
        {
            case (1, true):
                return 4008;
            case (1, false) when password is not null && data["authentication"]?.GetValue<string>() != Proof(Proof(password + salt) + challenge):
                return 4009;
            case (1, false) when data["rpcVersion"]?.GetValue<int>() != 1:
                return 4010;
            case (1, false):
                _identified[visitor] = data["eventSubscriptions"]?.GetValue<int>() ?? 2047;
                await SayAsync(visitor, 2, new JsonObject { ["negotiatedRpcVersion"] = 1 }, token);
                for (var nth = 0; nth < flood; nth++)
                {
                    await SayAsync(visitor, 5, new JsonObject { ["eventType"] = "CurrentProgramSceneChanged", ["eventIntent"] = 4, ["eventData"] = new JsonObject { ["sceneName"] = $"Scene {nth}" } }, token);
                }

                return null;
            case (_, false):
                return 4007;
            case (6, true):
                await RequestAsync(visitor, data, token);
                return null;
            default:
                return 4006;
        }
    }

    private async Task RequestAsync(Visitor visitor, JsonObject data, CancellationToken token)
    {
        Asked.Enqueue(data);
        var (code, answer, news) = its.Do(data["requestType"]!.GetValue<string>(), data["requestData"] as JsonObject);
        var response = new JsonObject
        {
            ["requestType"] = data["requestType"]!.DeepClone(),
            ["requestId"] = data["requestId"]!.DeepClone(),
            ["requestStatus"] = new JsonObject { ["result"] = code == 100, ["code"] = code },
        };
        if (answer is not null)
        {
            response["responseData"] = answer;
        }

        await SayAsync(visitor, 7, response, token);
        if (news is { } happened)
        {
            await TellAsync(happened.Event, happened.Data, token);
        }
    }

    /// <summary>Scene events go to whoever subscribed to scenes.</summary>
    private async Task TellAsync(string name, JsonObject data, CancellationToken token)
    {
        foreach (var (visitor, subscriptions) in _identified)
        {
            if ((subscriptions & 4) != 0)
            {
                await SayAsync(visitor, 5, new JsonObject { ["eventType"] = name, ["eventIntent"] = 4, ["eventData"] = data.DeepClone() }, token);
            }
        }
    }

    private static Task SayAsync(Visitor visitor, int op, JsonObject data, CancellationToken token) =>
        visitor.SayAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString(), token);

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Proof(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
