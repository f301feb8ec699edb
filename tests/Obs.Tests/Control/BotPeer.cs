using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>Speaks as Streamer.bot's WebSocket server does: a greeting, a challenge when it wants a password, then requests by id.</summary>
internal sealed class BotPeer(string? password = null, bool greets = true) : IAsyncDisposable
{
    private SocketHouse? _house;

    public string Address => $"ws://127.0.0.1:{Port}/";

    public int Port { get; private set; }

    public int Visitors { get; private set; }

    /// <summary>The actions that were done, with their arguments.</summary>
    public ConcurrentQueue<(string Action, JsonObject Arguments)> Done { get; } = new();

    public BotPeer Open()
    {
        _house = new SocketHouse(ServeAsync, Port);
        Port = _house.Port;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _house, null) is { } house)
        {
            await house.DisposeAsync();
        }
    }

    private async Task ServeAsync(Visitor visitor, CancellationToken token)
    {
        Visitors++;
        var (salt, challenge) = (Random(), Random());
        var admitted = password is null;
        if (greets)
        {
            var hello = new JsonObject { ["timestamp"] = "2026-11-21T18:00:00Z", ["session"] = Guid.NewGuid().ToString(), ["request"] = "Hello", ["info"] = Info() };
            if (password is not null)
            {
                hello["authentication"] = new JsonObject { ["challenge"] = challenge, ["salt"] = salt };
            }

            await visitor.SayAsync(hello.ToJsonString(), token);
        }

        while (await visitor.HearAsync(token) is { } text)
        {
            var asked = JsonNode.Parse(text)!.AsObject();
            if (asked["request"]!.GetValue<string>() == "Authenticate")
            {
                admitted = password is not null && asked["authentication"]?.GetValue<string>() == Proof(Proof(password + salt) + challenge);
            }

            var answer = admitted ? Answer(asked) : new JsonObject { ["status"] = "error", ["error"] = "Authentication failed" };
            answer["id"] = asked["id"]?.DeepClone();
            await visitor.SayAsync(answer.ToJsonString(), token);
        }
    }

    private JsonObject Answer(JsonObject asked)
    {
        var action = asked["action"]?["name"]?.GetValue<string>();
        switch (asked["request"]!.GetValue<string>())
        {
            case "Authenticate":
                return Ok();
            case "GetInfo":
                return Ok(("info", Info()));
            case "GetActions":
                return Ok(("count", 2), ("actions", new JsonArray(Action("Fight!", true), Action("Credits", false))));
            case "DoAction" when action is "Fight!" or "Credits":
                Done.Enqueue((action, asked["args"]?.DeepClone() as JsonObject ?? []));
                return Ok();
            case "DoAction":
                return new JsonObject { ["status"] = "error", ["error"] = "Action not found" };
            default:
                return new JsonObject { ["status"] = "error", ["error"] = "Unknown request" };
        }
    }

    private static JsonObject Ok(params (string Name, JsonNode Value)[] fields)
    {
        var answer = new JsonObject { ["status"] = "ok" };
        foreach (var (name, value) in fields)
        {
            answer[name] = value;
        }

        return answer;
    }

    private static JsonObject Info() => new() { ["instanceId"] = "3f1c", ["name"] = "Streamer.bot", ["version"] = "1.0.1", ["os"] = "windows", ["mode"] = "production" };

    private static JsonObject Action(string name, bool enabled) =>
        new() { ["id"] = Guid.NewGuid().ToString(), ["name"] = name, ["group"] = "Table", ["enabled"] = enabled, ["subaction_count"] = 3 };

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Proof(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
