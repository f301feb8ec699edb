using System.Globalization;

namespace PluginHost.Campaigns;

/// <summary>A condition that somebody has, and when it ends.</summary>
/// <param name="Key">Its place among the others; says nothing.</param>
internal sealed record Affliction(string Key, string Name)
{
    public const string Concentrating = "concentrating";
    public const string AtStart = "start";
    public const string AtEnd = "end";
    public const string BySave = "save";

    /// <summary>Its level or value, where it has one.</summary>
    public int? Value { get; init; }

    /// <summary>What it is about, such as the spell.</summary>
    public string? Note { get; init; }

    /// <summary>Which end: at the start or end of a turn, or by a save.</summary>
    public string? Ends { get; init; }

    /// <summary>Whose turn ends it.</summary>
    public string? Who { get; init; }

    /// <summary>In which round it ends at the earliest.</summary>
    public int? Round { get; init; }

    public string? Save { get; init; }

    public int? Dc { get; init; }

    /// <summary>The combatant that it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>It lasts no longer than this one concentrates.</summary>
    public string? Holder { get; init; }

    /// <summary>Only the game master knows of it.</summary>
    public bool Secret { get; init; }

    public string Title => string.Concat(Name, Value is { } value ? string.Create(CultureInfo.InvariantCulture, $" {value}") : "", Note is null ? "" : $" ({Note})");

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    public static Affliction Of(string key, Leaves its, string path) => new(key, its.Text(path + "name") ?? "")
    {
        Value = its.Number(path + "value"),
        Note = its.Text(path + "note"),
        Ends = its.Text(path + "ends"),
        Who = its.Text(path + "who"),
        Round = its.Number(path + "round"),
        Save = its.Text(path + "save"),
        Dc = its.Number(path + "dc"),
        Source = its.Text(path + "source"),
        Holder = its.Text(path + "holder"),
        Secret = its.Is(path + "secret"),
    };

    /// <summary>One that a character has outside of a fight: its name, with its value behind it.</summary>
    public static Affliction Of(string key, string text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0 && int.TryParse(text.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new Affliction(key, text[..space]) { Value = value }
            : new Affliction(key, text);
    }
}
