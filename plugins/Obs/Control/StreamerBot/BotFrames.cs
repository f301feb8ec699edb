using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Requests of Streamer.bot's WebSocket: a word, an id and what belongs to the word.</summary>
internal static class BotFrames
{
    public static OutgoingFrame Ask(string id, string request, Action<Utf8JsonWriter>? rest = null) => new(Json.Write(json =>
    {
        json.WriteString("request", request);
        json.WriteString("id", id);
        rest?.Invoke(json);
    }));

    /// <summary>The host answers the challenge: the password is not known here.</summary>
    public static OutgoingFrame Authentication(string id, JsonElement challenge) => Ask(id, "Authenticate", static json => json.WriteString("authentication", "{computed:proof}")) with
    {
        Computed = new Dictionary<string, ComputedValue>
        {
            ["proof"] = new(ComputedKind.Sha256Challenge, Bot.Password) { Challenge = [Json.Text(challenge, "salt") ?? "", Json.Text(challenge, "challenge") ?? ""] },
        },
    };

    public static OutgoingFrame Do(string id, WantedAction wanted) => Ask(id, "DoAction", json =>
    {
        json.WriteStartObject("action");
        json.WriteString(Guid.TryParse(wanted.Action, out _) ? "id" : "name", wanted.Action);
        json.WriteEndObject();
        json.WritePropertyName("args");
        wanted.Arguments.WriteTo(json);
    });
}
