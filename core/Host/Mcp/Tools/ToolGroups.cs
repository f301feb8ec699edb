using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The groups of tools that a client wants listed, by name; all of them when it names none. What is not listed can still be called.</summary>
internal sealed class ToolGroups
{
    private const int Most = 32;

    private readonly HashSet<string> _names;

    private ToolGroups(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

    public static ToolGroups All { get; } = new([]);

    /// <param name="text">Names with commas between them.</param>
    public static ToolGroups Of(string? text)
    {
        var names = text?.Split(',', Most, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names is null or [] ? All : new(names);
    }

    public bool Hold(ToolDescription tool) => _names.Count == 0 || _names.Contains(tool.Group);
}
