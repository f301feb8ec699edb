using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Rules.Tools;

/// <summary>What search answers.</summary>
/// <param name="TotalResults">How many are shown; there may be more.</param>
internal sealed record SearchAnswer(bool Success, string Query, IReadOnlyList<FoundRule> Results, int TotalResults, SearchNotes Metadata);

/// <param name="Content">The part that answers; nothing when the caller may only know title and page.</param>
/// <param name="Page">As the book prints it; nothing in a source without pages.</param>
internal sealed record FoundRule(string Id, string Title, string? Content, string Source, string? Page, IReadOnlyList<string> Section, string ContentType, double Score)
{
    /// <summary>The words of the question in the content: where each begins, and how long it is.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Highlights { get; init; }

    public IReadOnlyList<string>? Why { get; init; }
}

internal sealed record SearchNotes
{
    public string? DidYouMean { get; init; }

    public IReadOnlyList<string>? Tried { get; init; }

    public IReadOnlyList<string>? Suggestions { get; init; }

    public string? Mode { get; init; }
}

internal sealed record RuleText(string Id, string Title, string? Content, string Source, string? Page, IReadOnlyList<string> Section, string ContentType, IReadOnlyList<RuleText>? Neighbours = null);

internal sealed record SourceShown(string Id, string Title, string System, string SourceType, int Pages, int Chunks, int Entries, bool Open)
{
    public string? Genre { get; init; }

    public string? Publisher { get; init; }

    public string? Licence { get; init; }

    public DateTimeOffset? Added { get; init; }

    public IReadOnlyList<string>? Remarks { get; init; }

    /// <summary>How sure the system and the kind are, 0 to 1, and what that rests on.</summary>
    public double? SystemConfidence { get; init; }

    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>What reading it taught about the books of its publisher.</summary>
    public IReadOnlyList<string>? Learned { get; init; }

    public IReadOnlyDictionary<string, int>? Content { get; init; }
}

internal sealed record SourcesShown(IReadOnlyList<SourceShown> Sources, IReadOnlyList<string> Unfinished);

internal sealed record AddedShown(IReadOnlyList<OneAdded> Added);

/// <param name="Outcome">added, changed, known or failed.</param>
internal sealed record OneAdded(string File, string Outcome, SourceShown? Source, int NewChunks, string? Error);

internal sealed record Completions(IReadOnlyList<string> Titles);

internal sealed record ContentShown(IReadOnlyList<JsonElement> Entries, int Total, int Offset);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(RuleText))]
[JsonSerializable(typeof(SourceShown))]
[JsonSerializable(typeof(SourcesShown))]
[JsonSerializable(typeof(AddedShown))]
[JsonSerializable(typeof(ContentShown))]
[JsonSerializable(typeof(Completions))]
internal sealed partial class AnswersJson : JsonSerializerContext;
