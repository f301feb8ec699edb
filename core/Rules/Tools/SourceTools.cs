using System.Globalization;
using PluginHost.Rules.Library;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>Books come, are looked at and go.</summary>
internal static class SourceTools
{
    /// <summary>The game master's own command line may name any file of the machine it runs on.</summary>
    private const string CommandLine = "command-line";

    public static async Task<ToolResult> AddAsync(RulesLibrary library, AddSourceArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if ((asked.Path ?? asked.PdfPath) is not { Length: > 0 } from)
        {
            return ToolResult.Failed(Error.Invalid("path", "No file was named."));
        }

        if (asked.SourceType is not (null or "rulebook" or "flavor"))
        {
            return ToolResult.Failed(Error.Invalid("source_type", "A source type is rulebook or flavor."));
        }

        var addition = new Addition(from) { Title = Trimmed(asked.RulebookName), System = Filters.System(asked.System), Kind = asked.SourceType, Open = asked.Open };
        var anywhere = call.Caller is { Door: CommandLine, Role: Role.GameMaster };
        if (call.DryRun)
        {
            var would = library.Would(from, anywhere);
            return would.Succeeded ? ToolResult.Text($"Would add {(would.Value == 1 ? "one file" : $"{would.Value} files")}.") : ToolResult.Failed(would.Error);
        }

        var added = await library.AddAsync(addition, anywhere, progress, cancellationToken);
        if (!added.Succeeded)
        {
            return ToolResult.Failed(added.Error);
        }

        if (added.Value is [{ Placed.Error: { } only }])
        {
            return ToolResult.Failed(only);
        }

        var shown = new AddedShown([.. added.Value.Select(One)]);
        return ToolResult.Of(shown, AnswersJson.Default.AddedShown, string.Join('\n', shown.Added.Select(SourceText.Of)));
    }

    public static Task<ToolResult> ListAsync(RulesLibrary library, ListSourcesArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var system = Filters.System(asked.System);
        var sources = library.File.Sources()
            .Where(source => system is null || source.System == system)
            .Where(source => asked.SourceType is null || Source.LabelOf(source.Kind) == asked.SourceType)
            .Select(SourceText.Shown)
            .ToList();
        var waiting = call.Caller.Role == Role.GameMaster ? library.File.Unfinished().Select(static one => System.IO.Path.GetFileName(one.Addition.From)).ToList() : [];
        var shown = new SourcesShown(sources, waiting);
        return Task.FromResult(ToolResult.Of(shown, AnswersJson.Default.SourcesShown, SourceText.Of(shown)));
    }

    public static Task<ToolResult> ShowAsync(RulesLibrary library, SourceArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var sources = library.File.Sources();
        if (Filters.Source(sources, asked.Source) is not { } source)
        {
            return Task.FromResult(ToolResult.Failed(Filters.NoSource("source", sources)));
        }

        var shown = SourceText.Whole(source, library.File.Contents(source.Id));
        return Task.FromResult(ToolResult.Of(shown, AnswersJson.Default.SourceShown, SourceText.Of(shown)));
    }

    public static async Task<ToolResult> RemoveAsync(RulesLibrary library, SourceArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var sources = library.File.Sources();
        if (Filters.Source(sources, asked.Source) is not { } source)
        {
            return ToolResult.Failed(Filters.NoSource("source", sources));
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"Would remove {source.Title} with its {source.Chunks} texts.");
        }

        var removed = await library.RemoveAsync(source.Id, cancellationToken);
        return removed.Succeeded ? ToolResult.Text($"{source.Title} is gone from the shelf.") : ToolResult.Failed(removed.Error);
    }

    public static async Task<ToolResult> ReindexAsync(RulesLibrary library, NothingArguments asked, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (call.DryRun)
        {
            return ToolResult.Text("Would make the index anew.");
        }

        var texts = await library.ReindexAsync(cancellationToken);
        return ToolResult.Text(string.Create(CultureInfo.InvariantCulture, $"The index was made anew over {texts} texts."));
    }

    private static OneAdded One(Outcome outcome) => outcome.Placed is { Succeeded: true, Value: { } placed }
        ? new OneAdded(outcome.Name, placed.Known ? "known" : placed.IsNew ? "added" : "changed", SourceText.Shown(placed.Source), placed.Added, null)
        : new OneAdded(outcome.Name, "failed", null, 0, outcome.Placed.Error!.Message);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
