using System.Composition;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Does actions at cues. What cannot be done now is kept for as long as it makes sense; what may have been done is not repeated.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed partial class ActionCues(Desk desk, Bot bot, BotCalls calls, TimeProvider time, ILogger log)
{
    public async Task<IReadOnlyList<StateChange>> DoAsync(Cue cue, CancellationToken cancellationToken)
    {
        if (desk.Settings.BotAddress.Length == 0 || !desk.Settings.Actions.TryGetValue(cue.Name, out var action))
        {
            return [];
        }

        var key = WantedAction.Prefix + cue.Delivery.Id;
        var wanted = new WantedAction(action, Arguments(cue), time.GetUtcNow());
        bot.Waiting[key] = wanted;
        if (!bot.Ready)
        {
            return [new StateChange(key, JsonSerializer.SerializeToElement(wanted, ControlJson.Default.WantedAction))];
        }

        if (!bot.Waiting.TryRemove(key, out _))
        {
            // It came back at this moment, and is doing it.
            return [];
        }

        var done = await calls.SendAsync(id => BotFrames.Do(id, wanted), cancellationToken);
        if (!done.Succeeded)
        {
            NotDone(log, action, cue.Name, done.Error.Message);
        }

        return [new StateChange(key, null)];
    }

    private static JsonElement Arguments(Cue cue) => JsonElement.Parse(Json.Write(json =>
    {
        json.WriteString("source", "PluginHost");
        json.WriteString("cue", cue.Name);
        json.WriteString("campaign", cue.Delivery.Campaign);
        if (cue.Session is { } session)
        {
            json.WriteString("session", session);
        }
    }));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The action '{Action}' at '{Cue}' was not done: {Reason}")]
    private static partial void NotDone(ILogger log, string action, string cue, string reason);
}
