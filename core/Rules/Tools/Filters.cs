using PluginHost.Rules.Library;
using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tools;

/// <summary>What an answer must be, as labels of the index; what is not understood is named.</summary>
internal static class Filters
{
    private const string Any = "any";

    public static async Task<Result<IReadOnlyList<IReadOnlyList<string>>>> OfAsync(RulesLibrary library, SearchArguments asked, string? campaign, CancellationToken cancellationToken)
    {
        var within = new List<IReadOnlyList<string>>();
        var sources = library.File.Sources();
        if (asked.Rulebook is { Length: > 0 } rulebook)
        {
            if (Source(sources, rulebook) is not { } source)
            {
                return NoSource("rulebook", sources);
            }

            within.Add([$"source:{source.Id}"]);
        }

        if (asked.SourceType is { Length: > 0 } kind)
        {
            if (kind is not ("rulebook" or "flavor"))
            {
                return Error.Invalid("source_type", "A source type is rulebook or flavor.");
            }

            within.Add([$"kind:{kind}"]);
        }

        if (asked.ContentType is { Length: > 0 } type)
        {
            if (Type(type) is not { } known)
            {
                return NoType();
            }

            within.Add([$"type:{Library.Source.LabelOf(known)}"]);
        }

        // A campaign's own system is only a default: a shelf without a book of it answers from all.
        var named = System(asked.System);
        var system = named ?? (asked.System is not null || campaign is null || asked.Rulebook is not null ? null : await library.Options.SystemOf(campaign, cancellationToken));
        if (system is not null && (named is not null || sources.Any(source => source.System == system)))
        {
            within.Add(named is not null ? [$"system:{system}"] : [$"system:{system}", "system:generic"]);
        }

        return within;
    }

    /// <summary>A game may be called by any of its usual names; nothing when all are meant.</summary>
    public static string? System(string? named) => string.IsNullOrWhiteSpace(named) || string.Equals(named.Trim(), Any, StringComparison.OrdinalIgnoreCase) ? null : SystemNames.Of(named);

    /// <summary>What was left out because of how the question was narrowed down.</summary>
    public static IEnumerable<string> Told(IReadOnlyList<IReadOnlyList<string>> within) => within.Count == 0 ? [] :
        [$"Only {string.Join(", ", within.Select(static choices => string.Join(" or ", choices.Select(static choice => choice.Replace(':', ' ')))))} was looked through."];

    public static ContentType? Type(string name) => Enum.TryParse<ContentType>(name, ignoreCase: true, out var type) && Enum.IsDefined(type) ? type : null;

    public static Error NoType() => Error.Invalid("content_type", $"A content type is one of {string.Join(", ", Enum.GetValues<ContentType>().Select(Library.Source.LabelOf))}.");

    /// <summary>By id, by title, or by a title that holds it when only one does.</summary>
    public static Source? Source(IReadOnlyList<Source> sources, string named) =>
        sources.FirstOrDefault(source => source.Id == named)
        ?? sources.FirstOrDefault(source => string.Equals(source.Title, named, StringComparison.OrdinalIgnoreCase))
        ?? (sources.Where(source => source.Title.Contains(named, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null);

    public static Error NoSource(string field, IReadOnlyList<Source> sources) =>
        Error.NotFound("There is no such source.") with { Field = field, Hint = sources.Count == 0 ? "There is none yet: sources add FILE" : $"There are {string.Join(", ", sources.Take(12).Select(static source => source.Id))}." };
}
