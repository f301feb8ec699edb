using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>Gathers what a creature can do: by bold names, or by the sign of its cost where nothing is bold.</summary>
internal sealed partial class AbilityReading
{
    private readonly List<(string Name, string? Cost, List<string> Lines)> _open = [];

    public bool HasAny => _open.Count > 0;

    public IReadOnlyList<Ability> Abilities => [.. _open.Select(static ability => new Ability(ability.Name, ability.Cost, string.Join('\n', ability.Lines.Where(static line => line.Length > 0))))];

    /// <returns>Whether it was an ability or a part of one.</returns>
    public bool Take(EntryField field)
    {
        if (field.Label is { } label && !Continues().IsMatch(label))
        {
            var (cost, name) = ActionCost.Ending(Labels.Bare(label));
            var (behind, text) = cost is null ? ActionCost.Taken(field.Text) : (cost, field.Text);
            _open.Add((Labels.Bare(name), behind, [text]));
            return true;
        }

        if (field.Label is null && Unled().Match(field.Text) is { Success: true } unled)
        {
            var (cost, rest) = ActionCost.Taken(field.Text[unled.Length..]);
            _open.Add((unled.Value.Trim(), cost, [rest]));
            return true;
        }

        if (!HasAny)
            return false;

        _open[^1].Lines.Add(field.Label is null ? field.Text : $"{field.Label} {field.Text}");
        return true;
    }

    [GeneratedRegex(@"^(?:Trigger|Effect|Requirements?|Frequency|Critical (?:Success|Failure)|Success|Failure|Stage \d|Saving Throw|Maximum Duration|Onset|Special)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Continues();

    [GeneratedRegex($@"^\p{{Lu}}[\p{{L}}’' -]{{1,50}}?(?=\s*(?:\[|[◆◇⤾⟳↺⭓⭻⬻⮌]))(?=\s*{ActionCost.Pattern})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unled();
}
