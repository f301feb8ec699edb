using System.Globalization;
using System.Text.RegularExpressions;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding;

/// <summary>Counts how far entries from two sources agree, field by field.</summary>
internal sealed partial class Compared
{
    private readonly SortedDictionary<string, int> differing = new(StringComparer.Ordinal);
    private readonly List<string> lines = [];
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);

    public int Entries { get; private set; }

    public int Agreeing => Entries - wrong.Count;

    public IEnumerable<string> Report => differing.Select(static pair => $"  {pair.Key}: {pair.Value.ToString(CultureInfo.InvariantCulture)} differ").Concat(lines);

    public void Begin() => Entries++;

    public void Field(string entry, string field, object? ours, object? theirs)
    {
        var (one, other) = (Plain(Convert.ToString(ours, CultureInfo.InvariantCulture)), Plain(Convert.ToString(theirs, CultureInfo.InvariantCulture)));
        if (one == other)
            return;
        wrong.Add(entry);
        differing[field] = differing.GetValueOrDefault(field) + 1;
        lines.Add($"  {entry} / {field}: '{one}' / '{other}'");
    }

    public static string Plain(string? text) => Marks().Replace((text ?? "").ToLowerInvariant().Replace('’', '\'').Replace('−', '-').Replace('–', '-'), " ").Trim();

    public static string Speeds(Monster monster) => string.Join(' ', monster.Speeds.Where(static speed => speed is not { Way: "walk", Distance: 0 }).DistinctBy(static speed => speed.Way).OrderBy(static speed => speed.Way, StringComparer.Ordinal).Select(static speed => $"{speed.Way} {speed.Distance}"));

    public static string Bonuses(IReadOnlyList<Bonus> bonuses) => string.Join(' ', bonuses.OrderBy(static bonus => bonus.On, StringComparer.Ordinal).Select(static bonus => $"{bonus.On} {bonus.Value}"));

    [GeneratedRegex(@"[^\w+'/-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}
