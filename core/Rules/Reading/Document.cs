using PluginHost.Rules.Understanding;

namespace PluginHost.Rules;

/// <summary>A source as its reader found it: blocks in the order a person reads them.</summary>
/// <param name="Title">The work's own name for itself, or its file's.</param>
internal sealed record Document(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The printed label of each page, first page first; empty for a source without pages.</summary>
    public IReadOnlyList<string> PageLabels { get; init; } = [];

    /// <summary>What a person should know about this reading, such as pages without text; sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What a structured source says outright, such as a file of monsters; empty when the entries must be found in the blocks.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>What the work says about itself, where it does.</summary>
    public Imprint Imprint { get; init; } = new();
}

/// <param name="System">A short name such as "dnd5e".</param>
internal sealed record Imprint(string? System = null, string? Licence = null, string? Publisher = null);
