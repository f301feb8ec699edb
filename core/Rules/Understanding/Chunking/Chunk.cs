namespace PluginHost.Rules.Understanding;

/// <summary>A piece of a book that can be found and read alone. The headings above it are kept beside the text, not in it.</summary>
/// <param name="Key">From its section and content: it holds as long as both do.</param>
internal sealed record Chunk(string Key, string Title, IReadOnlyList<string> SectionPath, string Text, ContentType Type)
{
    /// <summary>Counted from 1; 0 in a source without pages.</summary>
    public int PageFirst { get; init; }

    public int PageLast { get; init; }

    /// <summary>The first page as the book prints it.</summary>
    public string? PageLabelFirst { get; init; }

    public string? PageLabelLast { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The entry whose text this is.</summary>
    public string? EntryKey { get; init; }

    /// <summary>What a person's correction of this place is kept by.</summary>
    public string SectionKey { get; init; } = "";
}
