using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns.Formats;

/// <summary>Gathers attributes. What has no value is not written.</summary>
internal sealed class Roll20Writer
{
    private int _rows;

    public JsonArray Attributes { get; } = [];

    public void Add(string name, string? current) => Put(name, string.IsNullOrEmpty(current) ? null : JsonValue.Create(current), "");

    public void Add(string name, int? current, int? max = null) => Put(name, current is { } some ? JsonValue.Create(some) : null, max is { } most ? JsonValue.Create(most) : "");

    /// <summary>A new row of a section, to be filled by field and text. Its id is as long as those of the program.</summary>
    public Action<string, string?> Row(string section)
    {
        var id = "-PH" + (++_rows).ToString("D17", CultureInfo.InvariantCulture);
        return (field, text) => Add($"repeating_{section}_{id}_{field}", text);
    }

    private void Put(string name, JsonNode? current, JsonNode max)
    {
        if (current is not null)
        {
            Attributes.Add((JsonNode)new JsonObject { ["name"] = name, ["current"] = current, ["max"] = max });
        }
    }
}
