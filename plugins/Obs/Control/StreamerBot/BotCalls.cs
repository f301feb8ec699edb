using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Requests to Streamer.bot that wait for its answer.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed class BotCalls(Desk desk, Bot bot, IConnectionCaller connections)
{
    public const string Connection = "streamer-bot";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public async Task<Result<JsonElement>> SendAsync(Func<string, OutgoingFrame> frame, CancellationToken cancellationToken)
    {
        if (!bot.Ready)
        {
            return new Error("not-connected", "Streamer.bot is not connected.")
            {
                Hint = desk.Settings.BotAddress.Length == 0
                    ? "Give its address in plugins.json: \"obs\": { \"settings\": { \"streamerBot\": { \"address\": \"ws://127.0.0.1:8080\" } } }."
                    : "Start it, and in it tick Servers/Clients > WebSocket Server > Auto Start.",
            };
        }

        var id = Guid.CreateVersion7().ToString("N");
        var answer = await connections.CallAsync(new ConnectionCall(Connection, id, frame(id)) { Timeout = Limit }, cancellationToken);
        if (!answer.Succeeded)
        {
            return answer.Error;
        }

        var its = Json.Read(answer.Value.Bytes);
        return its is { } known && Json.Text(its, "status") == "ok" ? known : new Error("refused", "Streamer.bot did not do it.") { Hint = "See which actions it has: streamerbot_actions." };
    }
}
