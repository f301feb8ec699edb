using System.Text.Json.Serialization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

/// <summary>How texts of a game sound.</summary>
/// <param name="Tone">One of <see cref="Tones.All"/>.</param>
/// <param name="Perspective">One of <see cref="Perspectives"/>.</param>
/// <param name="Vocabulary">Words that are liked, the more the higher their weight.</param>
internal sealed record Personality(
    string System, string Tone, string Perspective, IReadOnlyList<string> StyleDescriptors, IReadOnlyList<string> CommonPhrases, IReadOnlyDictionary<string, double> Vocabulary)
{
    public const int MostDescriptors = 20;
    public const int MostPhrases = 40;
    public const int MostWords = 400;
    public const int LongestPhrase = 80;
    public const double Heaviest = 1_000;

    public static IReadOnlyList<string> Perspectives { get; } = ["omniscient", "first-person", "instructional"];

    /// <summary>The title of the source it was taken from; null for our own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>The first thing wrong with it; null when nothing is.</summary>
    public Error? Check() =>
        !SheetWords.Systems.Contains(System, StringComparer.Ordinal) ? Error.Invalid("system", $"The system is one of {string.Join(", ", SheetWords.Systems)}.")
        : !Tones.All.Contains(Tone, StringComparer.Ordinal) ? Error.Invalid("tone", $"The tone is one of {string.Join(", ", Tones.All)}.")
        : !Perspectives.Contains(Perspective, StringComparer.Ordinal) ? Error.Invalid("perspective", $"The perspective is one of {string.Join(", ", Perspectives)}.")
        : Texts("style_descriptors", StyleDescriptors, MostDescriptors) ?? Texts("common_phrases", CommonPhrases, MostPhrases) ?? Texts("vocabulary", [.. Vocabulary?.Keys ?? []], MostWords)
        ?? (Vocabulary is not null && Vocabulary.Values.All(static weight => weight is > 0 and <= Heaviest) ? null : Error.Invalid("vocabulary", "A word's weight is above 0 and at most 1000."));

    private static Error? Texts(string field, IReadOnlyList<string>? all, int most) =>
        all is null ? Error.Invalid(field, $"'{field}' is missing.")
        : all.Count > most ? Error.Invalid(field, $"'{field}' has at most {most} entries.")
        : all.Any(static text => string.IsNullOrWhiteSpace(text) || text.Length > LongestPhrase || text.Any(char.IsControl)) ? Error.Invalid(field, $"Each of '{field}' is one line of up to {LongestPhrase} letters.")
        : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(Personality))]
[JsonSerializable(typeof(PersonalityEdit))]
internal sealed partial class PersonalityJson : JsonSerializerContext;
