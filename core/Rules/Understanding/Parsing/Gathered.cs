using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>A feature while it is read, with those that it announces.</summary>
internal sealed partial class Gathered(string name, string text)
{
    private readonly List<string> lines = [text];
    private readonly bool open = text.EndsWith(':');
    private bool closed;

    public void Add(string line)
    {
        lines.Add(line);
        closed = true;
    }

    public void AddInner(string line) => lines.Add(line);

    public Feature Whole() => new(name, string.Join('\n', lines).Trim());

    /// <summary>After a colon everything to the part's end; after "the following" or "below" only what shares its name: "Breath Weapons", "Fire Breath".</summary>
    public bool Announces(string inner) =>
        (open && !closed) || (Points().IsMatch(lines[0]) && Longer(name).Intersect(Longer(inner), StringComparer.OrdinalIgnoreCase).Any());

    private static IEnumerable<string> Longer(string words) => Brackets().Replace(words, "").Split(' ').Where(static word => word.Length > 3).Select(static word => word.TrimEnd('s'));

    [GeneratedRegex(@"\b(following|below)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Points();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();
}
