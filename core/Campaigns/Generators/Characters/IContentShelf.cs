namespace PluginHost.Campaigns.Generators;

/// <summary>What the user's own books hold, for what no open material gives.</summary>
internal interface IContentShelf
{
    /// <param name="system">One of the four systems; an entry without a system fits as well.</param>
    /// <param name="type">A content type of the shelf, such as spell, class, race, monster or item, in lower case.</param>
    /// <returns>In an order that stays, so that a seed gives the same again on the same shelf.</returns>
    IReadOnlyList<ShelfEntry> Find(string system, string type);
}

/// <param name="Fields">By the shelf's field names, such as <c>level</c>, <c>school</c>, <c>challenge</c> or <c>hit_die</c>.</param>
/// <param name="Source">The book's title.</param>
internal sealed record ShelfEntry(string Name, IReadOnlyDictionary<string, string> Fields, string Source)
{
    public string? this[string field] => Fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}

/// <summary>No books at all.</summary>
internal sealed class EmptyShelf : IContentShelf
{
    public static EmptyShelf Only { get; } = new();

    public IReadOnlyList<ShelfEntry> Find(string system, string type) => [];
}
