using System.Text.Json;
using PluginHost.Rules.Library;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>The content of all books: spells, monsters, items and the rest, with their fields.</summary>
internal static class ContentTools
{
    private const int Usual = 50;
    private const int Most = 1_000;
    private const int MostNear = 8;

    public static async Task<ToolResult> LookupAsync(RulesLibrary library, LookupArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (asked.ContentType is { } named && Filters.Type(named) is null)
        {
            return ToolResult.Failed(Filters.NoType());
        }

        var query = new EntryQuery { Type = asked.ContentType?.ToLowerInvariant(), System = Filters.System(asked.System) };
        var found = Called(library, query, asked.Name);
        if (found.Count == 0 && library.Finder.Read(new Finding.Question(asked.Name)).DidYouMean is { } meant)
        {
            found = Called(library, query, meant);
        }

        if (found.Count == 0)
        {
            var near = library.Finder.Complete(asked.Name, MostNear);
            return ToolResult.Failed(Error.NotFound($"No book on the shelf has \"{asked.Name}\" with fields.") with { Field = "name", Hint = near.Count > 0 ? $"Near: {string.Join(", ", near)}. Or search." : "Try search: it reads the text too." });
        }

        var campaign = call.Campaign ?? call.Caller.Campaign;
        var (source, entry) = Merged(found, call.Caller, campaign is null ? null : await library.Options.SystemOf(campaign, cancellationToken));
        var reads = SearchTools.MayRead(call.Caller, source);
        var data = reads ? JsonSerializer.SerializeToElement(entry, EntryJson.Default.Entry) : Named(entry);
        return ToolResult.Text(reads ? EntryLines.Of(entry, source) : $"{entry.Name} ({source.Title}{EntryLines.Page(entry)}). Its text is for the table.") with { Data = data };
    }

    public static Task<ToolResult> ListAsync(RulesLibrary library, ContentArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var sources = library.File.Sources();
        var source = asked.Rulebook is { } named ? Filters.Source(sources, named) : null;
        if (asked.Rulebook is not null && source is null)
        {
            return Failed(Filters.NoSource("rulebook", sources));
        }

        if (asked.ContentType is { } type && Filters.Type(type) is null)
        {
            return Failed(Filters.NoType());
        }

        var all = library.File.Entries(new EntryQuery { Type = asked.ContentType?.ToLowerInvariant(), System = Filters.System(asked.System), Source = source?.Id, Holding = asked.Name })
            .Where(one => asked.Genre is null || string.Equals(one.Source.Genre, asked.Genre.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var entries = Apart(all, call.Caller).Where(one => asked.Validated is null || one.Entry.Validated == asked.Validated).ToList();
        var page = entries.Skip(Math.Max(0, asked.Offset)).Take(Math.Clamp(asked.Limit ?? Usual, 1, Most)).ToList();
        var shown = new ContentShown([.. page.Select(static one => one.Reads ? JsonSerializer.SerializeToElement(one.Entry, EntryJson.Default.Entry) : Named(one.Entry))], entries.Count, asked.Offset);
        var text = page.Count == 0 ? "Nothing on the shelf is like that." : string.Join('\n', page.Select(static one => one.Entry).Select(static entry => $"{entry.Name} ({Source.LabelOf(entry.Type)}{(entry.System is null ? "" : $", {entry.System}")}, {string.Join(", ", entry.Sources)}{EntryLines.Page(entry)})"));
        return Task.FromResult(ToolResult.Of(shown, AnswersJson.Default.ContentShown, page.Count < entries.Count ? $"{text}\n{page.Count} of {entries.Count}." : text));
    }

    public static async Task<ToolResult> CorrectAsync(RulesLibrary library, CorrectArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var meant = Meant(library, asked);
        if (!meant.Succeeded)
        {
            return ToolResult.Failed(meant.Error);
        }

        var (source, entry) = meant.Value;
        if (asked.ContentType is { } named && Filters.Type(named) is null)
        {
            return ToolResult.Failed(Filters.NoType());
        }

        if (asked is { ContentType: null, NoEntry: false } && (asked.Field is null || asked.Value is null))
        {
            return ToolResult.Failed(Error.Invalid("field", "Nothing was said to be wrong.") with { Hint = "Name the field and its value, or what the entry is instead." });
        }

        var correction = new Correction(library.File.SectionOf(source.Id, entry), asked.ContentType is { } type ? Filters.Type(type) : null, asked.Field, asked.Value) { NoEntry = asked.NoEntry };
        if (call.DryRun)
        {
            return ToolResult.Text($"Would correct {entry.Name}.");
        }

        var corrected = await library.CorrectAsync(source, entry, correction, cancellationToken);
        return corrected.Succeeded ? ToolResult.Text(corrected.Value) : ToolResult.Failed(corrected.Error);
    }

    /// <summary>The one entry of that key; the same text in two sources is one in each of them.</summary>
    private static Result<(Source Source, Entry Entry)> Meant(RulesLibrary library, CorrectArguments asked)
    {
        var sources = library.File.Sources();
        var within = asked.Source is { } named ? Filters.Source(sources, named) : null;
        if (asked.Source is not null && within is null)
        {
            return Filters.NoSource("source", sources);
        }

        return library.File.Entries(new EntryQuery { Key = asked.Entry, Source = within?.Id }) switch
        {
            [var only] => only,
            [] => Error.NotFound("There is no such entry.") with { Field = "entry", Hint = "lookup and list_content give each entry's key." },
            var several => Error.Invalid("source", $"This entry stands in {string.Join(" and in ", several.Select(static one => one.Source.Title))}.")
                with
            { Hint = $"Say in which one it is wrong: source {string.Join(" or ", several.Select(static one => one.Source.Id))}." },
        };
    }

    private static IReadOnlyList<(Source Source, Entry Entry)> Called(RulesLibrary library, EntryQuery query, string name) =>
        library.File.Entries(query with { Named = name }) is { Count: > 0 } found ? found : library.File.Entries(query with { Spelled = name });

    /// <summary>Entries that the caller may read, and those that only closed books have: the same one in an open book is not read from a closed one.</summary>
    private static IEnumerable<(Entry Entry, bool Reads)> Apart(IReadOnlyList<(Source Source, Entry Entry)> all, Principal caller)
    {
        var read = all.ToLookup(one => SearchTools.MayRead(caller, one.Source), static one => one.Entry);
        var open = Deduplication.Of(read[true]);
        if (!read[false].Any())
        {
            return open.Select(static entry => (entry, true));
        }

        var known = open.Select(static entry => (entry.Type, entry.Name.ToUpperInvariant(), entry.System)).ToHashSet();
        return open.Select(static entry => (Entry: entry, Reads: true))
            .Concat(Deduplication.Of(read[false]).Where(entry => !known.Contains((entry.Type, entry.Name.ToUpperInvariant(), entry.System))).Select(static entry => (Entry: entry, Reads: false)))
            .OrderBy(static one => one.Entry.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>First what the caller may read, then what is of the campaign's own game, then what is surest.</summary>
    private static (Source Source, Entry Entry) Merged(IReadOnlyList<(Source Source, Entry Entry)> found, Principal caller, string? system)
    {
        var best = found.OrderByDescending(one => SearchTools.MayRead(caller, one.Source))
            .ThenByDescending(one => (one.Entry.System ?? one.Source.System) == system)
            .ThenByDescending(static one => one.Entry.Validated)
            .ThenByDescending(static one => one.Entry.ExtractionConfidence)
            .First();
        return (best.Source, best.Entry with { Sources = [.. found.Where(one => one.Entry.Type == best.Entry.Type).Select(static one => one.Source.Title).Distinct(StringComparer.Ordinal)] });
    }

    private static JsonElement Named(Entry entry) =>
        JsonSerializer.SerializeToElement(new Described(entry.Name, entry.Type, "", new Dictionary<string, string>()) { Key = entry.Key, Page = entry.Page, PageLabel = entry.PageLabel, System = entry.System, Sources = entry.Sources }, EntryJson.Default.Entry);

    private static Task<ToolResult> Failed(Error error) => Task.FromResult(ToolResult.Failed(error));
}
