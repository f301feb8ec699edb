using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Messages of obs-websocket 5: an operation and its data.</summary>
internal static class ObsFrames
{
    public const int Hello = 0;
    public const int Identify = 1;
    public const int Identified = 2;
    public const int Event = 5;
    public const int Request = 6;
    public const int Response = 7;

    private const int RpcVersion = 1;

    /// <summary>General, scenes and outputs.</summary>
    private const int Subscriptions = 1 | 4 | 64;

    /// <summary>The host answers the challenge: the password is not known here.</summary>
    public static OutgoingFrame Identification(JsonElement? challenge)
    {
        var frame = new OutgoingFrame(Json.Write(json =>
        {
            json.WriteNumber("op", Identify);
            json.WriteStartObject("d");
            json.WriteNumber("rpcVersion", RpcVersion);
            json.WriteNumber("eventSubscriptions", Subscriptions);
            if (challenge is not null)
            {
                json.WriteString("authentication", "{computed:proof}");
            }

            json.WriteEndObject();
        }));
        return challenge is null ? frame : frame with
        {
            Computed = new Dictionary<string, ComputedValue>
            {
                ["proof"] = new(ComputedKind.Sha256Challenge, Studio.Password) { Challenge = [Json.Text(challenge, "salt") ?? "", Json.Text(challenge, "challenge") ?? ""] },
            },
        };
    }

    public static OutgoingFrame Ask(string id, string type, Action<Utf8JsonWriter>? data = null) => new(Json.Write(json =>
    {
        json.WriteNumber("op", Request);
        json.WriteStartObject("d");
        json.WriteString("requestType", type);
        json.WriteString("requestId", id);
        if (data is not null)
        {
            json.WriteStartObject("requestData");
            data(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }));

    public static OutgoingFrame Switch(string id, string scene) => Ask(id, "SetCurrentProgramScene", json => json.WriteString("sceneName", scene));
}
