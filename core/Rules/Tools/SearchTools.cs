using System.Globalization;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Library;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>Questions to the shelf. A source that is not open keeps its text at the table: viewers get title and page.</summary>
internal static class SearchTools
{
    private const int Usual = 5;
    private const int Most = 50;
    private const int Completed = 8;
    private const int MostNeighbours = 5;

    public static async Task<ToolResult> SearchAsync(RulesLibrary library, SearchArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(asked.Query))
        {
            return ToolResult.Failed(Error.Invalid("query", "There is nothing to look for."));
        }

        var within = await Filters.OfAsync(library, asked, call.Campaign ?? call.Caller.Campaign, cancellationToken);
        if (!within.Succeeded)
        {
            return ToolResult.Failed(within.Error);
        }

        var question = new Question(asked.Query)
        {
            Limit = Math.Clamp(asked.MaxResults ?? asked.Limit ?? Usual, 1, Most),
            Within = within.Value,
            Mode = asked.UseHybrid == false ? Mode.Keyword : Mode.Hybrid,
        };
        var (findings, found) = library.Reading(shelf =>
        {
            var findings = shelf.Finder.Find(question);
            return (findings, findings.Answers.Select(answer => Shown(shelf, answer, call.Caller, asked.Explain)).OfType<FoundRule>().ToList());
        });
        List<string> tried = findings.Answers.Count > 0 ? [.. findings.Tried] : [.. findings.Tried, .. Filters.Told(within.Value)];
        var answer = new SearchAnswer(true, asked.Query, found, found.Count, new SearchNotes
        {
            DidYouMean = findings.DidYouMean,
            Tried = tried.Count > 0 ? tried : null,
            Suggestions = findings.Suggestions.Count > 0 ? findings.Suggestions : null,
            Mode = asked.UseHybrid == false ? "keyword" : "hybrid",
        });
        return ToolResult.Of(answer, AnswersJson.Default.SearchAnswer, SearchText.Of(answer));
    }

    public static Task<ToolResult> CompleteAsync(RulesLibrary library, CompleteArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var titles = new Completions(library.Finder.Complete(asked.Typed, Math.Clamp(asked.Limit ?? Completed, 1, Most)));
        return Task.FromResult(ToolResult.Of(titles, AnswersJson.Default.Completions, titles.Titles.Count > 0 ? string.Join('\n', titles.Titles) : "No title begins like that."));
    }

    public static Task<ToolResult> RuleAsync(RulesLibrary library, RuleArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (!long.TryParse(asked.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || library.File.Chunk(id) is not var (source, chunk, _))
        {
            return Failed(Error.NotFound("There is no such text; it may have been read anew.") with { Field = "id", Hint = "search gives the ids of what it finds." });
        }

        var around = asked.Neighbours > 0 ? library.Finder.Around(id, Math.Min(asked.Neighbours, MostNeighbours)) : [];
        var neighbours = around.Select(beside => library.File.Chunk(beside.Id) is var (its, text, _) ? Text(beside.Id, its, text, call.Caller) : null).OfType<RuleText>().ToList();
        var rule = Text(id, source, chunk, call.Caller) with { Neighbours = neighbours.Count > 0 ? neighbours : null };
        return Task.FromResult(ToolResult.Of(rule, AnswersJson.Default.RuleText, SearchText.Of(rule)));
    }

    public static bool MayRead(Principal caller, Source source) => source.Open || caller.Audience.MaySee(Audience.Table);

    private static FoundRule? Shown(RulesLibrary library, Answer answer, Principal caller, bool explain)
    {
        if (library.File.Chunk(answer.Passage.Id) is not var (source, chunk, _))
        {
            return null;
        }

        var reads = MayRead(caller, source);
        return new FoundRule(
            Id(answer.Passage.Id), chunk.Title, reads ? answer.Snippet.Text : null, source.Title, Page(chunk), answer.Passage.Section, Source.LabelOf(chunk.Type), Math.Round(answer.Score, 4))
        {
            Highlights = reads ? [.. answer.Snippet.Marks.Select(static mark => (IReadOnlyList<int>)[mark.Start, mark.Length])] : null,
            Why = explain ? SearchText.Why(answer.Why) : null,
        };
    }

    private static RuleText Text(long id, Source source, Chunk chunk, Principal caller) =>
        new(Id(id), chunk.Title, MayRead(caller, source) ? chunk.Text : null, source.Title, Page(chunk), chunk.SectionPath, Source.LabelOf(chunk.Type));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string? Page(Chunk chunk) => chunk.PageFirst == 0 ? null : chunk.PageLabelFirst ?? chunk.PageFirst.ToString(CultureInfo.InvariantCulture);

    private static Task<ToolResult> Failed(Error error) => Task.FromResult(ToolResult.Failed(error));
}
