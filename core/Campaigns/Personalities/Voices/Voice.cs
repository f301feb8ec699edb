using System.Collections.Concurrent;
using PluginHost.Campaigns.Generators;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

/// <param name="Moment">plain, begin, end, scene, turn, success, failure, recap or life; what no template knows is plain.</param>
/// <param name="Text">What is to be said.</param>
/// <param name="Name">Whom it is about.</param>
internal sealed record Saying(string Moment, string Text, string? Name = null)
{
    /// <summary>It has names and figures that only look like words: none of them gives way to another.</summary>
    public bool IsVerbatim { get; init; }
}

/// <summary>Says what the host has to say in a personality's way, by templates. A template is named by a moment and a tone, such as "turn grim".</summary>
internal sealed class Voice(TableSet templates)
{
    private const int Longest = 16_000;

    private readonly ConcurrentDictionary<string, Result<Template>> _read = new(StringComparer.Ordinal);

    public static Voice Own { get; } = new(TableSet.Empty.With(Embedded.Tables("personalities/voices.txt")));

    /// <summary>With what a user added or put in place of ours.</summary>
    public static Voice With(IReadOnlyList<RandomTable> tables) => new(TableSet.Empty.With(Embedded.Tables("personalities/voices.txt")).With(tables));

    /// <param name="seed">The same seed says it in the same way.</param>
    public Result<string> Say(Personality personality, Saying saying, string seed)
    {
        if (saying.Text.Length > Longest)
        {
            return Error.Invalid("text", "The text is too long to be said.");
        }

        var chance = new Chance(seed);
        var table = templates[$"{saying.Moment} {personality.Tone}"] ?? templates[$"plain {personality.Tone}"];
        var text = saying.IsVerbatim ? saying.Text : Swaps.Apply(saying.Text, personality.Vocabulary);
        if (table is null || chance.Weighted(table.Lines, static line => line.Weight) is not { } line)
        {
            return text;
        }

        var words = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["text"] = text,
            ["name"] = string.IsNullOrWhiteSpace(saying.Name) ? "somebody" : saying.Name,
            ["phrase"] = personality.CommonPhrases.Count > 0 ? chance.Pick(personality.CommonPhrases).TrimEnd('.', ':', '?', '!') : null,
            ["system"] = personality.System,
        };
        return _read.GetOrAdd(line.Text, Template.Read).Then(template => template.Fill(words, new TemplateRun(null, chance))).Then(static said => (Result<string>)said.Trim());
    }

    /// <summary>A text as it would sound, so that one can hear a personality before it is set.</summary>
    public Result<string> Preview(Personality personality, string text) => Say(personality, new Saying("plain", text), "preview");
}
