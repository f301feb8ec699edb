using System.Globalization;
using System.Text.RegularExpressions;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding;

/// <summary>Counts how far entries from two sources agree, field by field.</summary>
internal sealed partial class Compared
{
    private readonly SortedDictionary<string, int> differing = new(StringComparer.Ordinal);
    private readonly List<string> lines = [];
    private readonly HashSet<string> differs = new(StringComparer.Ordinal);
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);

    public int Entries { get; private set; }

    /// <summary>Without the known differences of the files.</summary>
    public int Alike => Entries - differs.Count;

    /// <summary>With them.</summary>
    public int Agreeing => Entries - wrong.Count;

    public IEnumerable<string> Report => differing.Select(static pair => $"  {pair.Key}: {pair.Value.ToString(CultureInfo.InvariantCulture)} differ").Concat(lines);

    public void Begin() => Entries++;

    public void Field(string entry, string field, object? ours, object? theirs)
    {
        var (one, other) = (Plain(Convert.ToString(ours, CultureInfo.InvariantCulture)), Plain(Convert.ToString(theirs, CultureInfo.InvariantCulture)));
        if (one == other)
            return;
        if (!SharedDifferences.AreOfTheFiles(entry, field))
            wrong.Add(entry);
        differs.Add(entry);
        differing[field] = differing.GetValueOrDefault(field) + 1;
        lines.Add($"  {entry} / {field}: '{one}' / '{other}'");
    }

    public static string Plain(string? text) => Marks().Replace((text ?? "").ToLowerInvariant().Replace('’', '\'').Replace('−', '-').Replace('–', '-'), " ").Trim();

    /// <summary>"Gnome, Deep" is "Deep Gnome".</summary>
    public static string Name(string name) => string.Join(' ', Plain(name).Split(' ').Order(StringComparer.Ordinal));

    /// <summary>Where a book says more ("Self (15-foot cone)", "1 reaction, which you take when ..."), only what the data says is compared.</summary>
    public static string Shortened(string book, string data)
    {
        var plain = Plain(book.Replace("1 day", "24 hours", StringComparison.Ordinal));
        return $" {plain} ".Contains($" {Plain(data)} ", StringComparison.Ordinal) ? data : book;
    }

    public static string Speeds(Monster monster) => string.Join(' ', monster.Speeds.Where(static speed => speed is not { Way: "walk", Distance: 0 }).DistinctBy(static speed => speed.Way).OrderBy(static speed => speed.Way, StringComparer.Ordinal).Select(static speed => $"{speed.Way} {speed.Distance}"));

    public static string Bonuses(IReadOnlyList<Bonus> bonuses) => string.Join(' ', bonuses.OrderBy(static bonus => bonus.On, StringComparer.Ordinal).Select(static bonus => $"{bonus.On} {bonus.Value}"));

    [GeneratedRegex(@"[^\w+'/-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}
