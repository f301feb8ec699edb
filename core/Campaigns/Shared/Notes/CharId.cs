namespace PluginHost.Campaigns.Shared;

/// <summary>A character's id for ever; for an object's field, when it was written: later is the greater counter, then the greater site.</summary>
/// <param name="Site">Whose replica wrote it.</param>
/// <param name="Counter">Greater than all that the writer had seen.</param>
internal readonly record struct CharId(string Site, long Counter)
{
    public bool IsLater(CharId other) => Counter > other.Counter || (Counter == other.Counter && string.CompareOrdinal(Site, other.Site) > 0);

    public CharId Next(long count = 1) => new(Site, Counter + count);
}

/// <summary>Characters of one site whose counters follow one another.</summary>
internal readonly record struct CharRange(CharId From, int Length)
{
    public long End => From.Counter + Length;
}
