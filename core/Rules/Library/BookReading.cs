using System.Globalization;
using System.Security.Cryptography;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>Bytes to a source and its book: read, understood, and recognised when it is on the shelf already.</summary>
internal sealed class BookReading(LibraryFile file, TimeProvider time)
{
    private const int Beginning = 4096;
    private const int LongestTitle = 200;
    private const int LongestId = 60;
    private const double ReadingShare = 0.7;

    private readonly IReadOnlyList<IDocumentReader> _readers = DocumentReaders.All(time);

    /// <returns>No book when these very bytes are on the shelf.</returns>
    public Result<(Source Source, Book? Book)> Read(byte[] bytes, string name, Addition addition, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var shelf = file.Sources();
        if (shelf.FirstOrDefault(source => source.Hash == hash) is { } known && !Changes(known, addition))
        {
            return (known, null);
        }

        if (_readers.FirstOrDefault(reader => reader.Recognises(bytes.AsSpan(0, Math.Min(bytes.Length, Beginning)), name)) is not { } reader)
        {
            return new Error("unknown-format", "This file is nothing that can be read.") { Hint = "PDF, Markdown, HTML, text and JSON files can be." };
        }

        return reader.Read(bytes, name, new Part(progress), cancellationToken).Then<(Source, Book?)>(read =>
        {
            var document = read with { Title = Titled(read.Title), Imprint = new(Short(read.Imprint.System), Short(read.Imprint.Licence), Short(read.Imprint.Publisher)) };
            var same = shelf.FirstOrDefault(source => source.Hash == hash);
            var before = same ?? Called(shelf, Short(addition.Title) ?? document.Title, name, addition.From);
            var understood = Understand(document, name, hash, addition, before, shelf, cancellationToken);
            return same is null && before is not null && before.From != addition.From && !file.HasAny(before.Id, understood.Book.Chunks.Select(static chunk => chunk.Key))
                ? Understand(document, name, hash, addition, null, shelf, cancellationToken)
                : understood;
        });
    }

    /// <summary>What may be an earlier state of a file: the one from the same place first.</summary>
    private static Source? Called(IReadOnlyList<Source> shelf, string title, string name, string from)
    {
        var called = shelf.Where(source => source.Title == title && source.Origin == name).ToList();
        return called.Find(source => source.From == from) ?? called.FirstOrDefault();
    }

    private (Source Source, Book Book) Understand(Document document, string name, string hash, Addition addition, Source? before, IReadOnlyList<Source> shelf, CancellationToken cancellationToken)
    {
        var title = Short(addition.Title) ?? document.Title;
        var said = addition.System is { } system ? document with { Imprint = document.Imprint with { System = system } } : document;
        var id = before?.Id ?? IdOf(title, shelf);
        var book = Book.Of(said, [.. shelf.Where(source => source.Id != id).Select(static source => source.Pattern).OfType<Pattern>()], file.Corrections(id), cancellationToken);
        var licence = document.Imprint.Licence;
        var source = new Source(id, title, name, hash, KindOf(addition) ?? book.Recognition.Kind, book.Recognition.System, before?.Added ?? time.GetUtcNow())
        {
            From = addition.From,
            SystemConfidence = book.Recognition.SystemConfidence,
            KindConfidence = addition.Kind is null ? book.Recognition.KindConfidence : 1,
            Evidence = book.Recognition.Evidence,
            Genre = book.Recognition.Genre,
            Publisher = document.Imprint.Publisher,
            Licence = licence,
            Open = addition.Open ?? before?.Open ?? IsOpen(licence),
            Pages = document.PageLabels.Count > 0 ? document.PageLabels.Count : book.Chunks.Select(static chunk => chunk.PageLast).DefaultIfEmpty().Max(),
            Chunks = book.Chunks.Count,
            Entries = book.Entries.Count,
            Remarks = document.Remarks,
            Pattern = book.Pattern,
        };
        return (source, book);
    }

    private static bool Changes(Source known, Addition addition) =>
        (Short(addition.Title) is { } title && title != known.Title) || (addition.System is { } system && system != known.System)
        || (KindOf(addition) is { } kind && kind != known.Kind) || (addition.Open is { } open && open != known.Open);

    private static SourceKind? KindOf(Addition addition) => addition.Kind switch { "rulebook" => SourceKind.Rulebook, "flavor" => SourceKind.Flavor, _ => null };

    /// <summary>Licences that let everyone read the text. All others keep a book at the table.</summary>
    private static bool IsOpen(string? licence) =>
        licence is not null && (licence.StartsWith("CC0", StringComparison.OrdinalIgnoreCase) || licence.StartsWith("CC-BY-4", StringComparison.OrdinalIgnoreCase) || licence.StartsWith("CC-BY-SA", StringComparison.OrdinalIgnoreCase)
            || licence.StartsWith("CC BY 4", StringComparison.OrdinalIgnoreCase) || licence.StartsWith("ORC", StringComparison.Ordinal));

    private static string? Short(string? said) => said is null ? null : Titled(said);

    /// <summary>What is shown in one line wherever the book is named.</summary>
    private static string Titled(string said)
    {
        var line = Rules.Blocks.OneLine(said.Length > 4 * LongestTitle ? said[..(4 * LongestTitle)] : said);
        return line.Length <= LongestTitle ? line : string.Concat(line.AsSpan(0, LongestTitle - 1), "…");
    }

    private static string IdOf(string title, IReadOnlyList<Source> shelf)
    {
        var slug = string.Join('-', new string([.. title.ToLowerInvariant().Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6));
        slug = slug.Length > LongestId ? slug[..LongestId].TrimEnd('-') : slug;
        var plain = slug.Length > 0 ? slug : "source";
        var id = plain;
        for (var number = 2; shelf.Any(source => source.Id == id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");
        }

        return id;
    }

    private sealed class Part(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value * ReadingShare);
    }
}
