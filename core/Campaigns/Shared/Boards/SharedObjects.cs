using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>The objects of a board as people and files have them: each with its id and its fields, the lowest first.</summary>
internal sealed record SharedObjects(IReadOnlyDictionary<string, ImmutableSortedDictionary<string, JsonElement>> All)
{
    private const string Id = "id";

    public static JsonArray Of(Board board) => new([.. board.Shown.Select(static one =>
    {
        var json = new JsonObject { [Id] = one.Id };
        foreach (var (name, field) in one.Fields.Where(static field => field.Value.Value.ValueKind != JsonValueKind.Null))
        {
            json[name] = OpWriting.NodeOf(field.Value);
        }

        return json;
    })]);

    /// <summary>What is no object of a board is left out.</summary>
    public static SharedObjects Read(JsonNode? list, Action<string> dropped)
    {
        var all = new Dictionary<string, ImmutableSortedDictionary<string, JsonElement>>(StringComparer.Ordinal);
        foreach (var one in (list as JsonArray ?? []).Take(SharedLimits.MostObjects))
        {
            var fields = one is JsonObject its ? its.Where(static field => field.Key != Id && field.Value is not null).ToImmutableSortedDictionary(static field => field.Key, static field => Values.Of(field.Value!), StringComparer.Ordinal) : null;
            if (fields is not null && one![Id] is JsonValue id && id.TryGetValue<string>(out var name) && name.Length is > 0 and <= 64 && fields.ContainsKey(BoardObject.TypeField)
                && BoardFields.Check(fields, "objects", isNew: true, Role.GameMaster) is null)
            {
                all[name] = fields;
            }
            else
            {
                dropped("An object of a board was not understood.");
            }
        }

        return new SharedObjects(all);
    }
}
