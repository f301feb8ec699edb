using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Shared;

/// <summary>
/// A note as it is kept and handed out: <c>clock</c>, <c>sites</c>, <c>runs</c> in their order and, if there are any, <c>waiting</c> operations. A run is
/// <c>[site, counter, text or number of deleted characters, l, r]</c>, with sites by their place; the rest of a run that was cut has no <c>l</c> and <c>r</c>.
/// </summary>
internal static class NoteState
{
    public static JsonObject Of(NoteText note)
    {
        var runs = note.Its.Runs;
        var sites = runs.SelectMany(static run => new[] { run.Id.Site, run.L?.Site, run.R?.Site }).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var index = sites.Select(static (site, at) => (site, at)).ToDictionary(static one => one.site, static one => one.at, StringComparer.Ordinal);
        var state = new JsonObject
        {
            ["clock"] = note.Clock,
            ["sites"] = new JsonArray([.. sites.Select(static site => JsonValue.Create(site))]),
            ["runs"] = new JsonArray([.. runs.Select(run =>
            {
                var its = new JsonArray(index[run.Id.Site], run.Id.Counter, run.Text is { } text ? JsonValue.Create(text) : JsonValue.Create(run.Length));
                if (!IsRest(note.Its, run))
                {
                    its.Add((JsonNode?)Short(run.L));
                    its.Add((JsonNode?)Short(run.R));
                }

                return its;
            })]),
        };
        if (note.Waiting.Count > 0)
        {
            state["waiting"] = new JsonArray([.. note.Waiting.Select(OpWriting.Of)]);
        }

        return state;

        JsonArray? Short(CharId? id) => id is { } its ? new JsonArray(index[its.Site], its.Counter) : null;
    }

    public static NoteText Read(JsonElement state)
    {
        var sites = state.GetProperty("sites").EnumerateArray().Select(static site => site.GetString()!).ToArray();
        var kept = state.GetProperty("runs").EnumerateArray().Select(run => (Json: run, Id: new CharId(sites[run[0].GetInt32()], run[1].GetInt64()), Text: run[2].ValueKind == JsonValueKind.String ? run[2].GetString() : null)).ToList();
        var rights = new Dictionary<CharId, CharId?>();
        foreach (var (json, id, text) in kept.OrderBy(static one => one.Id.Counter))
        {
            rights[id.Next(LengthOf(json, text))] = json.GetArrayLength() > 3 ? Long(json[4]) : rights[id];
        }

        var runs = kept.Select(one => new Run(
            one.Id, LengthOf(one.Json, one.Text), one.Text, one.Json.GetArrayLength() > 3 ? Long(one.Json[3]) : one.Id.Next(-1), rights[one.Id.Next(LengthOf(one.Json, one.Text))]));
        var waiting = state.TryGetProperty("waiting", out var ops) ? ops.EnumerateArray().Select(static op => OpReading.Of(op, "waiting").Value).OfType<TextOp>() : [];
        return new NoteText(new Sequence(runs), state.GetProperty("clock").GetInt64(), waiting);

        CharId? Long(JsonElement id) => id.ValueKind == JsonValueKind.Null ? null : new CharId(sites[id[0].GetInt32()], id[1].GetInt64());
    }

    private static int LengthOf(JsonElement run, string? text) => text?.Length ?? run[2].GetInt32();

    private static bool IsRest(Sequence sequence, Run run) => run.L == run.Id.Next(-1) && sequence.Find(run.Id.Next(-1)) is { } before && before.R == run.R;
}
