using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>The data of <c>campaigns/shared-edited</c>: what somebody did to a shared document, for those who may see it.</summary>
internal sealed record SharedEdited(string? Document, ImmutableArray<SharedOp> Ops)
{
    public const string Kind = "campaigns/shared-edited";

    private const int MostBytes = 48_000;

    /// <summary>What this audience was told of the document before is not theirs any more.</summary>
    public bool ForgetsAll { get; init; }

    /// <summary>The same of single objects.</summary>
    public ImmutableArray<string> Forgets { get; init; } = [];

    /// <summary>It only says once more what was done earlier, to those who did not know.</summary>
    public bool Again { get; init; }

    /// <summary>Operations without a shape are passed over.</summary>
    public static SharedEdited Of(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !Values.IsWhole(data) || !data.TryGetProperty("document", out var document) || document.ValueKind != JsonValueKind.String)
        {
            return new SharedEdited(null, []);
        }

        var forget = data.TryGetProperty("forget", out var forgotten) ? forgotten : default;
        var ops = data.TryGetProperty("ops", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(static op => OpReading.Of(op, "ops").Value).OfType<SharedOp>() : [];
        return new SharedEdited(document.GetString(), [.. ops])
        {
            ForgetsAll = forget.ValueKind == JsonValueKind.True,
            Forgets = forget.ValueKind == JsonValueKind.Array ? [.. forget.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)] : [],
            Again = data.TryGetProperty("again", out var again) && again.ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>As events, each small enough for the journal.</summary>
    public IEnumerable<NewEvent> Events(Audience audience)
    {
        var ops = new JsonArray();
        var size = 0;
        var isFirst = true;
        foreach (var op in Ops)
        {
            var json = OpWriting.Of(op);
            var length = Values.LengthOf(Values.Of(json));
            if (size > 0 && size + length > MostBytes)
            {
                yield return Event(audience, ops, isFirst);
                (ops, size, isFirst) = ([], 0, false);
            }

            ops.Add((JsonNode)json);
            size += length;
        }

        yield return Event(audience, ops, isFirst);
    }

    private NewEvent Event(Audience audience, JsonArray ops, bool isFirst)
    {
        var data = new JsonObject { ["document"] = Document };
        if (isFirst && (ForgetsAll || !Forgets.IsEmpty))
        {
            data["forget"] = ForgetsAll ? true : new JsonArray([.. Forgets.Select(static id => JsonValue.Create(id))]);
        }

        if (Again)
        {
            data["again"] = true;
        }

        data["ops"] = ops;
        return new NewEvent(Kind, Values.Of(data), audience);
    }
}
