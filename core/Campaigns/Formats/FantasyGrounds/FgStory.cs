using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>What a campaign's database tells: story, notes, quests, encounters and days. What was shared with the players there is the table's here; all else is the game master's.</summary>
internal static class FgStory
{
    private const int LongestText = 16_000;
    private const int LongestName = 100;
    private const int MostFoes = 60;

    public static ImportedEntity Story(XmlNodes row) => Made("note", "encounter", row, new JsonObject { ["text"] = Prose(row.At("text")) ?? "", ["tags"] = new JsonArray("story") });

    public static ImportedEntity Note(XmlNodes row) => Made("note", "notes", row, new JsonObject { ["text"] = Prose(row.At("text")) ?? "" });

    public static ImportedEntity Quest(XmlNodes row)
    {
        var data = new JsonObject { ["status"] = row.Int("completed") is > 0 ? "completed" : "open" };
        Put(data, "description", Prose(row.At("description")));
        Put(data, "kind", row.Text("type"));
        Put(data, "reward", row.Int("xp") is > 0 and var xp ? string.Create(CultureInfo.InvariantCulture, $"{xp} experience") : null);
        if (row.Int("level") is > 0 and var level)
        {
            data["level"] = level;
        }

        if (Prose(row.At("gmnotes")) is { } notes)
        {
            data["secret"] = new JsonObject { ["notes"] = notes };
        }

        return Made("quest", "quest", row, data);
    }

    /// <summary>Foes that were prepared for a fight, as a scene to come.</summary>
    public static ImportedEntity Encounter(XmlNodes row)
    {
        var foes = row.Rows("npclist").Take(MostFoes).Select(static foe => (Name: Name(foe) ?? "Creature", Count: Math.Clamp(foe.Int("count") ?? 1, 1, 100), Side: foe.Text("faction"), Key: KeyOf(foe))).ToList();
        var text = new List<string> { foes.Count == 0 ? "Nobody was put into this encounter." : string.Join(", ", foes.Select(static foe => string.Create(CultureInfo.InvariantCulture, $"{foe.Count} {foe.Name}{(foe.Side is null or "foe" ? "" : $" ({SheetFit.Clip(foe.Side, 20)})")}"))) + "." };
        if (row.Int("exp") is > 0 and var xp)
        {
            text.Add(string.Create(CultureInfo.InvariantCulture, $"Worth {xp} experience{(row.Text("cr") is { } challenge ? $", challenge {SheetFit.Clip(challenge, 20)}" : "")}."));
        }

        return Made("scene", "battle", row, new JsonObject { ["text"] = string.Join(' ', text), ["tags"] = new JsonArray("encounter") });
    }

    public static ImportedEntity Thing(XmlNodes row)
    {
        var data = new JsonObject();
        Put(data, "description", Prose(row.At("description")));
        Put(data, "kind", row.Text("type"));
        Put(data, "rarity", SheetFit.Clip(row.Text("rarity"), LongestName));
        Put(data, "cost", row.Text("cost"));
        if (row.Number("weight") is > 0 and var weight)
        {
            data["weight"] = weight;
        }

        return Made("item", "item", row, data);
    }

    public static ImportedEntity Day(XmlNodes row)
    {
        var told = Prose(row.At("logentry"));
        var text = string.Join(' ', new[] { Date(row) is { } date ? $"{date}:" : null, row.Text("name"), told }.OfType<string>());
        var data = new JsonObject { ["text"] = text };
        if (Prose(row.At("gmlogentry")) is { } secret)
        {
            data["secret"] = new JsonObject { ["notes"] = secret };
        }

        return Made("timeline", "calendar.log", row, data);
    }

    /// <summary>A date in its own words; the calendar that it counts by is the program's own.</summary>
    public static string? Date(XmlNodes? at) => at?.Int("day") is { } day && at.Int("month") is { } month
        ? string.Create(CultureInfo.InvariantCulture, $"day {day} of month {month}{(at.Int("year") is { } year ? $", {year}" : "")}{(at.Text("epoch") is { } epoch ? $" {SheetFit.Clip(epoch, 20)}" : "")}")
        : null;

    /// <summary>The name by which other rows speak of a record of this file.</summary>
    public static string? KeyOf(XmlNodes row) => row.Text("link/recordname") is { Length: > 0 and < LongestName } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;

    public static string? Name(XmlNodes row) => SheetFit.Clip(row.Text("name") is { } name ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null, LongestName);

    /// <summary>Paragraphs as paragraphs.</summary>
    public static string? Prose(XmlNodes? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Children.Count == 0 ? [text.Words(LongestText)] : text.Children.Take(400).Select(static part => part.Words(LongestText)).Prepend(text.Text?.Trim() is { Length: > 0 } plain ? plain : null);
        return SheetFit.Clip(string.Join("\n\n", parts.OfType<string>()), LongestText) is { Length: > 0 } all ? all : null;
    }

    public static void Put(JsonObject data, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            data[name] = SheetFit.Clip(text, LongestText);
        }
    }

    private static ImportedEntity Made(string type, string list, XmlNodes row, JsonObject data)
    {
        var key = $"{list}.{row.Name}";
        var name = Name(row) ?? (type is "timeline" ? SheetFit.Clip(data["text"]!.GetValue<string>(), LongestName) : null) ?? key;
        data["name"] = name;
        return new ImportedEntity(type, name, Values.Of(data)) { Key = key, ExternalId = key, Audience = row.At("public") is null ? Audience.GameMaster : Audience.Table };
    }
}
