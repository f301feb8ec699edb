namespace PluginHost.Campaigns.Generators;

/// <summary>A line that fell, remembered by a name; its fields are rolled when they are first asked for, and stay.</summary>
internal sealed class Fallen(TableLine line, string text)
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public TableLine Line => line;

    public string Text { get; set; } = text;

    public IEnumerable<string> Fields => line.Fields.Keys.Concat(_fields.Keys).Distinct(StringComparer.Ordinal);

    public string? this[string field]
    {
        get => _fields.GetValueOrDefault(field);
        set => _fields[field] = value ?? "";
    }
}
