using System.Globalization;
using System.Text.Json;

namespace PluginHost.Campaigns.Formats;

/// <summary>The attributes of an exported character. It remembers which were asked for, so that the rest can be told.</summary>
internal sealed class Roll20Attributes
{
    private const int MostRead = 20_000;

    /// <summary>The length of the row ids that the program itself makes; they may hold a dash or an underscore.</summary>
    private const int UsualId = 20;

    private readonly Dictionary<string, (string? Current, string? Max)> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Roll20Row>> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Roll20Attributes(JsonElement list)
    {
        foreach (var attribute in list.Items().Take(MostRead))
        {
            if (attribute.Text("name") is not { } name)
            {
                continue;
            }

            _all[name] = (attribute.Text("current"), attribute.Text("max"));
            if (name.StartsWith("repeating_", StringComparison.Ordinal))
            {
                Place(name);
            }
        }
    }

    public bool Has(string name) => _all.ContainsKey(name);

    public string? Text(string name)
    {
        _asked.Add(name);
        return _all.GetValueOrDefault(name).Current;
    }

    public int? Int(string name) => Whole(Text(name));

    public int? Max(string name)
    {
        _asked.Add(name);
        return Whole(_all.GetValueOrDefault(name).Max);
    }

    public IEnumerable<Roll20Row> Rows(string section) => _sections.TryGetValue(section, out var rows) ? rows.Values : [];

    public IEnumerable<string> Sections => _sections.Keys;

    /// <summary>What has a value and was never asked for.</summary>
    public IEnumerable<(string Name, string Value)> Left() =>
        _all.Where(pair => !_asked.Contains(pair.Key)).Select(static pair => (pair.Key, Value: pair.Value.Current ?? pair.Value.Max)).Where(static pair => pair.Value is { Length: > 0 }).Select(static pair => (pair.Key, pair.Value!));

    /// <summary>A name without its row's id.</summary>
    public static string Kind(string name) => name.StartsWith("repeating_", StringComparison.Ordinal) && Split(name) is var (section, _, field) ? $"{section} {field}" : name;

    /// <summary>The number a text begins with, such as 30 of "30 ft.".</summary>
    public static int? Whole(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var digits = string.Concat(text.TrimStart().Take(12).TakeWhile(static (c, at) => char.IsAsciiDigit(c) || (at == 0 && c is '+' or '-')));
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= 1_000_000_000 ? number : null;
    }

    private void Place(string name)
    {
        var (section, id, field) = Split(name);
        if (!_sections.TryGetValue(section, out var rows))
        {
            _sections[section] = rows = new(StringComparer.Ordinal);
        }

        if (!rows.TryGetValue(id, out var row))
        {
            rows[id] = row = new Roll20Row(this);
        }

        row.Add(field, name);
    }

    private static (string Section, string Id, string Field) Split(string name)
    {
        var rest = name["repeating_".Length..];
        var at = rest.IndexOf('_', StringComparison.Ordinal);
        if (at < 0)
        {
            return (rest, "", "");
        }

        var (section, after) = (rest[..at], rest[(at + 1)..]);
        var end = after.StartsWith('-') && after.Length > UsualId && after[UsualId] == '_' ? UsualId : after.IndexOf('_', StringComparison.Ordinal);
        return end < 0 ? (section, after, "") : (section, after[..end], after[(end + 1)..]);
    }
}

/// <summary>A row of a repeating section.</summary>
internal sealed class Roll20Row(Roll20Attributes attributes)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public void Add(string field, string name) => _names[field] = name;

    public string? Text(string field) => _names.TryGetValue(field, out var name) ? attributes.Text(name) : null;

    public int? Int(string field) => Roll20Attributes.Whole(Text(field));

    public int? Max(string field) => _names.TryGetValue(field, out var name) ? attributes.Max(name) : null;

    /// <summary>Marks fields as seen that say only how the sheet is shown.</summary>
    public void PassOver(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            Text(field);
        }
    }
}
