using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The groups of tools that a client wants listed, by name; all of them when it names none. What is not listed can still be called.</summary>
internal sealed class ToolGroups
{
    private const int Most = 32;
    private const int LongestTold = 200;

    private readonly HashSet<string> _names;

    private ToolGroups(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

    public static ToolGroups All { get; } = new([]);

    /// <param name="text">Names with commas between them.</param>
    public static ToolGroups Of(string? text)
    {
        var names = text?.Split(',', Most, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names is null or [] ? All : new(names);
    }

    /// <summary>What everything begins with is in every group.</summary>
    public bool Hold(ToolDescription tool) => _names.Count == 0 || tool.Name == WhatNowTool.Name || _names.Contains(tool.Group);

    /// <summary>What a client is told, that has only some of the tools listed; nothing when it has all.</summary>
    /// <param name="tools">All tools that it may use.</param>
    public string Told(IEnumerable<ToolDescription> tools)
    {
        if (_names.Count == 0)
        {
            return string.Empty;
        }

        var all = tools.Select(static tool => tool.Group).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var unknown = _names.Where(name => !all.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return $"\nOnly some groups of tools are listed here, as was asked for. There are {string.Join(", ", all)}.{(unknown.Count == 0 ? "" : $" None is called {Short(string.Join(", ", unknown))}.")}";
    }

    private static string Short(string text) => text.Length <= LongestTold ? text : text[..LongestTold] + "…";
}
