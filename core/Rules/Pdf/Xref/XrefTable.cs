namespace PluginHost.Rules.Pdf;

/// <summary>All that the tables of a file say; what was added first counts, since the newest table is read first.</summary>
internal sealed class XrefTable(int limit)
{
    private readonly Dictionary<int, XrefEntry> _entries = [];
    private readonly Dictionary<string, PdfObject> _trailer = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<int, XrefEntry> Entries => _entries;

    public PdfDictionary Trailer => new(_trailer);

    public bool Add(int number, XrefEntry entry)
    {
        if (_entries.Count >= limit)
        {
            return false;
        }

        _entries.TryAdd(number, entry);
        return true;
    }

    public void AddTrailer(PdfDictionary trailer)
    {
        foreach (var (key, value) in trailer.Entries)
        {
            _trailer.TryAdd(key, value);
        }
    }

    /// <summary>For a file whose trailer is lost or names no catalog.</summary>
    public void SetRoot(PdfReference root) => _trailer["Root"] = root;
}
