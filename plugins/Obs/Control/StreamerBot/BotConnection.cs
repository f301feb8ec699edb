using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>The socket to Streamer.bot. It greets by itself, with a challenge when it wants a password; an older one says nothing until it is asked.</summary>
[Export(typeof(IConnection))]
[Shared]
[method: ImportingConstructor]
internal sealed class BotConnection(Desk desk, Bot bot, IPluginStore store, TimeProvider time) : IConnection
{
    private const int Refused = 4900;
    private const int NotBot = 4901;
    private const string Silent = "hello";
    private const string Probe = "info";
    private const string Proof = "authenticate";

    public string Name => BotCalls.Connection;

    public Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Settings.BotAddress is { Length: > 0 } address ? new ConnectionPlan(ConnectionKind.Socket) { Address = address, FatalCloseCodes = [Refused] } : null);

    public async Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken)
    {
        switch (signal.Event)
        {
            case ConnectionEvent.Opened:
                return new ConnectionReaction { Timers = new Dictionary<string, TimeSpan> { [Silent] = TimeSpan.FromSeconds(1) } };
            case ConnectionEvent.Timer:
                return bot.Ready ? new ConnectionReaction() : new ConnectionReaction { Frames = [BotFrames.Ask(Probe, "GetInfo")] };
            case ConnectionEvent.Closed:
                bot.Ready = false;
                return new ConnectionReaction();
            default:
                return signal.Binary || Json.Read(signal.Frame) is not { } heard
                    ? new ConnectionReaction { Trouble = "What answers at the address of Streamer.bot does not speak as it does: check 'address' in its settings", Close = NotBot }
                    : await HeardAsync(heard, signal.Frame, cancellationToken);
        }
    }

    private async Task<ConnectionReaction> HeardAsync(JsonElement heard, ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        if (Json.Text(heard, "request") == "Hello")
        {
            return Json.Part(heard, "authentication") is not { } challenge ? await ReadyAsync(cancellationToken)
                : desk.Secrets.Contains(Bot.Password, StringComparer.Ordinal) ? new ConnectionReaction { Frames = [BotFrames.Authentication(Proof, challenge)] }
                : new ConnectionReaction { Frames = [BotFrames.Ask(Probe, "GetInfo")] };
        }

        var done = Json.Text(heard, "status") == "ok";
        return Json.Text(heard, "id") switch
        {
            null => new ConnectionReaction(),
            Probe or Proof when done => await ReadyAsync(cancellationToken),
            Proof => Closed("Streamer.bot refuses the password: set STREAMERBOT_PASSWORD to the one under Servers/Clients > WebSocket Server, and start PluginHost again"),
            Probe => Closed("Streamer.bot wants a password: needs STREAMERBOT_PASSWORD, the one under Servers/Clients > WebSocket Server; set it and start PluginHost again"),
            { } id => new ConnectionReaction { Answers = [new ConnectionAnswer(id, frame)] },
        };
    }

    /// <summary>Actions that waited are taken out before they are sent: one whose sending is in doubt is not done twice.</summary>
    private async Task<ConnectionReaction> ReadyAsync(CancellationToken cancellationToken)
    {
        bot.Ready = true;
        var kept = await store.ListAsync(WantedAction.Prefix, cancellationToken);
        foreach (var key in kept.Where(key => !bot.Sent.ContainsKey(key)))
        {
            if (await store.GetAsync(key, cancellationToken) is { } value && value.Deserialize(ControlJson.Default.WantedAction) is { } wanted)
            {
                bot.Waiting.TryAdd(key, wanted);
            }
        }

        var frames = new List<OutgoingFrame>();
        foreach (var (key, _) in bot.Waiting.OrderBy(static waiting => waiting.Value.At))
        {
            if (bot.Waiting.TryRemove(key, out var wanted) && time.GetUtcNow() - wanted.At <= WantedAction.Longest)
            {
                bot.Sent[key] = true;
                frames.Add(BotFrames.Do(key, wanted));
            }
        }

        return new ConnectionReaction { Trouble = "", Frames = frames, Reaction = new Reaction { State = [.. kept.Take(256).Select(static key => new StateChange(key, null))] } };
    }

    private static ConnectionReaction Closed(string trouble) => new() { Trouble = trouble, Close = Refused };
}
