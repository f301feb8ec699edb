namespace PluginHost.Rules.Finding;

/// <summary>A chunk as a person reads it.</summary>
/// <param name="Section">The headings above its own, the outermost first.</param>
internal sealed record Passage(long Id, string Title, IReadOnlyList<string> Section, string Body)
{
    /// <summary>Marks to filter by, such as "system:dnd5e".</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Other names that its book gives it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>Where the passages of a shelf are.</summary>
internal interface IPassages
{
    Passage? Find(long id);

    /// <summary>The passage so many places further in the same source; nothing behind its end.</summary>
    Passage? Beside(long id, int places);
}
