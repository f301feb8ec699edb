using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Gathers named features part by part: traits, actions, reactions.</summary>
/// <param name="led">Whether the book marks names in bold; where it does not, a name is guessed from its form.</param>
internal sealed partial class FeatureReading(bool led)
{
    private readonly Dictionary<StatPart, List<(string Name, List<string> Text)>> parts = [];

    public StatPart Part { get; set; } = StatPart.Traits;

    public IReadOnlyList<Feature> Of(StatPart part) =>
        parts.TryGetValue(part, out var features) ? [.. features.Select(static feature => new Feature(feature.Name, string.Join(' ', feature.Text).Trim()))] : [];

    public bool HasAny => parts.Count > 0;

    public void Take(EntryField field)
    {
        var text = field.Text;
        if (field.Label is { } label && !Continues().IsMatch(label))
            Begin(Labels.Bare(label), text);
        else if (!led && field.Block is not Table && Unled().Match(text) is { Success: true } named)
            Begin(named.Groups["name"].Value, text[named.Length..]);
        else
            Append(field.Label is null ? text : $"{field.Label} {text}");
    }

    private void Begin(string name, string text)
    {
        if (!parts.TryGetValue(Part, out var features))
            parts[Part] = features = [];
        features.Add((name, [text]));
    }

    /// <summary>The introduction of a part belongs to no feature.</summary>
    private void Append(string text)
    {
        if (parts.TryGetValue(Part, out var features))
            features[^1].Text.Add(text);
    }

    [GeneratedRegex(@"^(at will|cantrips|\d|hit:|melee|ranged|failure|success|trigger|response)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continues();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\w'’/-]*(?: (?:\p{Lu}[\w'’/-]*|of|the|and|to|in|with|by|from|for|a|or)){0,6}(?: \([^()]{1,50}\))?)\.\s+(?=\p{Lu}|\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unled();
}
