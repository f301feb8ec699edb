using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>Which entries are meant; what is left out does not matter.</summary>
internal sealed record EntryQuery
{
    public string? Key { get; init; }

    public string? Named { get; init; }

    /// <summary>The name, however it is parted and whichever apostrophe it has.</summary>
    public string? Spelled { get; init; }

    /// <summary>A part of the name.</summary>
    public string? Holding { get; init; }

    public string? Type { get; init; }

    public string? System { get; init; }

    public string? Source { get; init; }
}

/// <summary>The content of all books, asked for.</summary>
internal static class EntryReads
{
    public static IReadOnlyList<(Source Source, Entry Entry)> Entries(this LibraryFile file, EntryQuery asked) => file.Use(connection => connection.List(
        static row => (JsonSerializer.Deserialize(row.GetString(0), LibraryJson.Default.Source)!, JsonSerializer.Deserialize(row.GetString(1), EntryJson.Default.Entry)!),
        """
        SELECT sources.data, entries.data FROM entries JOIN sources ON sources.id = source
        WHERE ($key IS NULL OR key = $key) AND ($name IS NULL OR name = $name) AND ($holding IS NULL OR instr(replace(lower(name), '’', ''''), replace(lower($holding), '’', '''')) > 0)
          AND ($spelled IS NULL OR replace(replace(replace(replace(lower(name), ' ', ''), '-', ''), '''', ''), '’', '') = $spelled)
          AND ($type IS NULL OR type = $type) AND ($system IS NULL OR system = $system) AND ($source IS NULL OR source = $source)
        ORDER BY name, source
        """,
        ("$key", asked.Key), ("$name", asked.Named), ("$holding", asked.Holding), ("$spelled", asked.Spelled is null ? null : Plain(asked.Spelled)), ("$type", asked.Type), ("$system", asked.System), ("$source", asked.Source)));

    /// <summary>As the query writes names: SQLite turns only A to Z into small letters.</summary>
    private static string Plain(string name) => string.Concat(name.Where(static letter => letter is not (' ' or '-' or '\'' or '’')).Select(static letter => char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter) : letter));

    /// <summary>The key of the very section that an entry was read from: two of one path are told apart.</summary>
    public static string SectionOf(this LibraryFile file, string source, Entry entry) =>
        file.Chunks(source).FirstOrDefault(one => one.Chunk.EntryKey == entry.Key).Chunk?.SectionKey ?? SectionKey.Of(entry.Section);

    /// <summary>How many entries of each type a source has.</summary>
    public static IReadOnlyDictionary<string, int> Contents(this LibraryFile file, string source) => file.Use(connection => connection.List(
        static row => (row.GetString(0), row.GetInt32(1)), "SELECT type, count(*) FROM entries WHERE source = $source GROUP BY type ORDER BY 2 DESC", ("$source", source)).ToDictionary(static row => row.Item1, static row => row.Item2, StringComparer.Ordinal));
}
