using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Gathers named features part by part: traits, actions, reactions.</summary>
/// <param name="led">Whether the book marks names in bold; where it does not, a name is guessed from its form.</param>
internal sealed partial class FeatureReading(bool led)
{
    private readonly Dictionary<StatPart, List<Gathered>> parts = [];
    private readonly List<string> description = [];
    private StatPart part = StatPart.Traits;
    private bool described;

    public StatPart Part
    {
        get => part;
        set => (part, described) = (value, false);
    }

    public bool HasAny => parts.Count > 0;

    /// <summary>What stands behind the features and is none.</summary>
    public IReadOnlyList<string> Description => description;

    public IReadOnlyList<Feature> Of(StatPart wanted) => parts.TryGetValue(wanted, out var features) ? [.. features.Select(static feature => feature.Whole())] : [];

    public void Take(EntryField field)
    {
        described |= field.Label is [.., not ('.' or ':' or '!' or ')')] && field.Text.Length > 0 && char.IsLower(field.Text[0]) && HasAny;
        var text = field.Label is null ? field.Text : $"{field.Label} {field.Text}";
        if (described)
            description.Add(text);
        else if (field.Label is { } label && !Continues().IsMatch(label))
            Begin(Labels.Bare(label), field.Text, text);
        else if (!led && field.Block is not Table && Unled().Match(text) is { Success: true } named)
            Begin(named.Groups["name"].Value, text[named.Length..], text);
        else if (parts.TryGetValue(Part, out var features))
            features[^1].Add(text);
    }

    /// <summary>What a feature announces ("one of the following") belongs to it, not beside it.</summary>
    private void Begin(string name, string text, string whole)
    {
        if (!parts.TryGetValue(Part, out var features))
            parts[Part] = features = [];
        if (features.Count > 0 && features[^1].Announces(name))
            features[^1].AddInner(whole);
        else
            features.Add(new(name, text));
    }

    [GeneratedRegex(@"^(at will|cantrips|\d|hit:|melee|ranged|failure|success|trigger|response)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continues();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\w'’/-]*(?: (?:\p{Lu}[\w'’/-]*|of|the|and|to|in|with|by|from|for|a|or)){0,6}(?: \([^()]{1,50}\))?)\.\s+(?=\p{Lu}|\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unled();
}
