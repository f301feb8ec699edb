namespace PluginHost.Campaigns.Sheets;

/// <summary>What attributes are called. A sheet may use the short word, the long one, or either in capitals.</summary>
internal static class AttributeNames
{
    private static readonly Dictionary<string, string> _short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["strength"] = "str",
        ["dexterity"] = "dex",
        ["constitution"] = "con",
        ["intelligence"] = "int",
        ["wisdom"] = "wis",
        ["charisma"] = "cha",
        ["size"] = "siz",
        ["appearance"] = "app",
        ["power"] = "pow",
        ["education"] = "edu",
    };

    /// <summary>The six of the d20 systems, in their usual order.</summary>
    public static IReadOnlyList<string> Six { get; } = ["str", "dex", "con", "int", "wis", "cha"];

    /// <summary>The short word for an attribute's name, in lower case.</summary>
    public static string Short(string name) => _short.GetValueOrDefault(name.Trim()) ?? name.Trim().ToLowerInvariant();

    /// <summary>The long word for one of the six, in lower case.</summary>
    public static string Long(string name) => _short.FirstOrDefault(pair => pair.Value == Short(name)).Key ?? name;

    /// <summary>The attribute of a sheet that a word means.</summary>
    public static SheetAttribute? Find(Sheet sheet, string? word)
    {
        if (word is null || sheet.Attributes is not { } attributes)
        {
            return null;
        }

        var wanted = Short(word);
        return attributes.FirstOrDefault(pair => Short(pair.Key) == wanted).Value;
    }

    public static int? Modifier(Sheet sheet, string? word) => Find(sheet, word) is { } attribute ? attribute.Modifier ?? FromScore(attribute.Value) : null;

    public static int? FromScore(int? score) => score is { } value ? (int)Math.Floor((value - 10) / 2.0) : null;
}
