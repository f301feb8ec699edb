using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// The event of a plugin's tool that appends none of its own but changes its state or plans requests.
/// It is the step that a repeated call is known by, and it tells the game master later who had what sent.
/// </summary>
internal static class ToolActs
{
    public const string Kind = "plugins/tool-acted";

    public static NewEvent Of(string plugin, ToolCall call, Reaction reaction)
    {
        var data = new JsonObject
        {
            ["plugin"] = plugin,
            ["tool"] = call.Tool,
            ["person"] = call.Caller.Person,
            ["requests"] = new JsonArray([.. reaction.Requests.Select(static request => JsonValue.Create(Short(request.Action)))]),
            ["changes"] = reaction.State.Count,
        };
        return new NewEvent(Kind, JsonElement.Parse(data.ToJsonString()), Audience.GameMaster);
    }

    private static string Short(string action) => action.Length > 100 ? action[..100] : action;
}
