using System.Text.Json;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Structured sources: 5e-database, Open5e of both versions and 5etools, told apart by the fields of their entries.</summary>
internal sealed class JsonReader : IDocumentReader
{
    private const int MostEntries = 200_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly IShape[] Shapes = [new FiveEToolsShape(), new OpenTwoShape(), new OpenOneShape(), new DatabaseShape()];

    public bool Recognises(ReadOnlySpan<byte> beginning, string fileName)
    {
        var text = TextFile.Decode(beginning, cut: true).AsSpan().TrimStart();
        return text is ['{', ..] && text[1..].TrimStart() is ['"' or '}', ..] || text is ['[', ..] && text[1..].TrimStart() is ['{' or ']' or '[' or '"', ..];
    }

    public Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken) =>
        TextReading.Of(file, text =>
        {
            using var json = JsonDocument.Parse(text, Options);
            var rows = JsonRows.Of(json.RootElement).Take(MostEntries + 1).ToList();
            var entries = new List<Entry>();
            string? title = null;
            foreach (var row in rows.Take(MostEntries))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Shapes.Select(shape => shape.Read(row)).FirstOrDefault(static read => read is not null) is not { } read)
                    continue;

                entries.Add(Completeness.Judged(read));
                title ??= read.Sources.Count == 1 ? read.Sources[0] : null;
                if (entries.Count % 256 == 0)
                    progress.Report((double)entries.Count / rows.Count);
            }

            return entries.Count == 0 ? Unknown() : Document(fileName, title, entries, rows.Count);
        }, cancellationToken);

    private static Result<Document> Unknown() => new Error("source-unknown", "This JSON file holds nothing that is known as rules: no monsters, spells, items, races or classes in a known form.")
    {
        Hint = "Known forms are 5e-database, Open5e and 5etools.",
    };

    private static Document Document(string fileName, string? title, List<Entry> entries, int rows)
    {
        var keyed = EntryBlocks.Keyed(entries);
        var one = title is not null && keyed.All(entry => entry.Sources.Count == 1 && entry.Sources[0] == title);
        return new(one ? title! : TextReading.Title(fileName), EntryBlocks.Of(keyed))
        {
            Entries = keyed,
            Imprint = new("dnd5e"),
            Remarks = rows > entries.Count ? [$"{Math.Min(rows, MostEntries) - entries.Count} of {rows} parts of this file have an unknown form and were left out."] : [],
        };
    }
}
