using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

/// <summary>What is to change; null leaves as it is. A word of weight 0 leaves the vocabulary.</summary>
internal sealed record PersonalityEdit(
    string? Tone = null, string? Perspective = null, IReadOnlyList<string>? StyleDescriptors = null, IReadOnlyList<string>? AddPhrases = null, IReadOnlyList<string>? RemovePhrases = null, IReadOnlyDictionary<string, double>? Vocabulary = null)
{
    public Result<Personality> Apply(Personality to)
    {
        var words = new Dictionary<string, double>(to.Vocabulary, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, weight) in Vocabulary ?? new Dictionary<string, double>())
        {
            if (weight == 0)
            {
                words.Remove(word);
            }
            else
            {
                words[word] = weight;
            }
        }

        var removed = (RemovePhrases ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var edited = to with
        {
            Tone = Tone?.Trim().ToLowerInvariant() ?? to.Tone,
            Perspective = Perspective?.Trim().ToLowerInvariant() ?? to.Perspective,
            StyleDescriptors = StyleDescriptors ?? to.StyleDescriptors,
            CommonPhrases = [.. to.CommonPhrases.Where(phrase => !removed.Contains(phrase)).Concat(AddPhrases ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
            Vocabulary = words,
        };
        return edited.Check() is { } error ? error : edited;
    }
}
