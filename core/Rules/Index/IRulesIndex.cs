namespace PluginHost.Rules.Index;

/// <summary>An inverted index over chunks; derived from them and rebuilt when it is damaged.</summary>
internal interface IRulesIndex : IDisposable
{
    /// <summary>Adds chunks (one with a known id replaces it) and removes others, durably, all or nothing; readers see it at once.</summary>
    void Change(IEnumerable<IndexedChunk> added, IEnumerable<long> removed);

    /// <summary>The best first.</summary>
    IReadOnlyList<Hit> Search(Query query, int count);

    /// <summary>How many chunks have the term, for spelling and for the analysis of questions.</summary>
    int Frequency(string term);

    /// <summary>Terms that begin so, the most frequent first.</summary>
    IReadOnlyList<string> Complete(string prefix, int count);

    int Count { get; }
}

/// <param name="Labels">Exact marks to filter by, such as "system:dnd5e".</param>
internal sealed record IndexedChunk(long Id, IReadOnlyList<FieldTerms> Fields, IReadOnlyList<string> Labels);

/// <summary>The terms of one field in order; the place of a term is its number in the list. A place may hold nothing (a stop word that was left out): the empty string.</summary>
internal sealed record FieldTerms(Fields Field, IReadOnlyList<string> Terms);

internal readonly record struct Hit(long Id, float Score);
