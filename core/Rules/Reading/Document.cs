namespace PluginHost.Rules;

/// <summary>A source as its reader found it: blocks in the order a person reads them.</summary>
/// <param name="Title">The work's own name for itself, or its file's.</param>
internal sealed record Document(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The printed label of each page, first page first; empty for a source without pages.</summary>
    public IReadOnlyList<string> PageLabels { get; init; } = [];

    /// <summary>What a person should know about this reading, such as pages without text; sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
