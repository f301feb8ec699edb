using System.Text.RegularExpressions;

namespace PluginHost.Rules.Understanding;

/// <summary>The stats of a game by their short names, in a line or in a table whichever way round.</summary>
internal sealed partial class StatLine
{
    private const int Longest = 1_000;

    private readonly string[] _names;
    private readonly Regex _pair;
    private readonly Regex _row;

    private readonly string[] _marks;

    /// <param name="marks">A line without one of them is none of this game's.</param>
    private StatLine(string[] names, string[] marks, Regex pair, Regex row) => (_names, _marks, _pair, _row) = (names, marks, pair, row);

    public static StatLine Percentile { get; } = new(["str", "con", "siz", "dex", "int", "app", "pow", "edu"], ["SIZ", "POW", "APP", "EDU", "STR", "DEX"], PercentilePair(), PercentileRow());

    public static StatLine Cyber { get; } = new(["int", "ref", "dex", "tech", "cool", "will", "luck", "move", "body", "emp", "attr", "ma"], ["REF", "COOL", "EMP", "TECH", "BODY"], CyberPair(), CyberRow());

    /// <summary>Those that a block tells, each once; none when it is no line of stats.</summary>
    public IReadOnlyList<Bonus> Of(Block block)
    {
        var text = Words.Of(block) is var whole && block is Table table ? FieldReading.Flat(table) : whole;
        return block is Table grid && Grid(grid) is { Count: > 0 } stats ? stats : Of(text);
    }

    public IReadOnlyList<Bonus> Of(string text)
    {
        text = text.Length > Longest ? text[..Longest] : text;
        if (!_marks.Any(mark => text.Contains(mark, StringComparison.Ordinal)))
            return [];
        if (_row.Match(text) is { Success: true } row)
        {
            var names = Name().Matches(row.Value).Select(static name => name.Value.ToLowerInvariant()).ToList();
            var values = Value().Matches(text[(row.Index + row.Length)..]).Take(names.Count).Select(static value => Values.Whole(value.Value)).ToList();
            if (values.Count == names.Count)
                return Once(names.Zip(values));
        }

        return Once(_pair.Matches(text).Select(static match => (match.Groups["on"].Value.ToLowerInvariant(), Values.Whole(match.Groups["value"].Value))));
    }

    /// <summary>In the header with values below, or one in each row.</summary>
    private List<Bonus> Grid(Table table)
    {
        if (table.Header.Count(IsName) >= 3 && table.Rows is [var first, ..])
            return Once(table.Header.Zip(first).Where(pair => IsName(pair.First)).Select(static pair => (Bare(pair.First), Number(pair.Second))));
        IEnumerable<IReadOnlyList<string>> rows = [table.Header, .. table.Rows];
        return Once(rows.Where(row => row.Count > 1 && IsName(row[0])).Select(static row => (Bare(row[0]), Number(row[1]))));
    }

    private bool IsName(string cell) => _names.Contains(Bare(cell), StringComparer.Ordinal);

    private static string Bare(string cell) => Labels.Bare(cell).ToLowerInvariant();

    private static int? Number(string cell) => Value().Match(cell) is { Success: true } match ? Values.Whole(match.Value) : null;

    private static List<Bonus> Once(IEnumerable<(string Name, int? Value)> pairs) =>
        [.. pairs.Where(static pair => pair.Value is not null).DistinctBy(static pair => pair.Name).Select(static pair => new Bonus(pair.Name, pair.Value!.Value))];

    private const string PercentileNames = "(?:STR|CON|SIZ|DEX|INT|APP|POW|EDU)";
    private const string CyberNames = "(?:INT|REF|DEX|TECH|COOL|WILL|LUCK|MOVE|BODY|EMP|ATTR|MA)";

    [GeneratedRegex($@"\b(?<on>{PercentileNames})\b[\s:.=|]*(?<value>\d{{1,3}})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentilePair();

    [GeneratedRegex($@"(?:\b{PercentileNames}\b[\s|]+){{4,7}}{PercentileNames}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentileRow();

    [GeneratedRegex($@"\b(?<on>{CyberNames})\b[\s:.=|(]*(?<value>\d{{1,2}})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CyberPair();

    [GeneratedRegex($@"(?:\b{CyberNames}\b[\s|]+){{4,11}}{CyberNames}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CyberRow();

    [GeneratedRegex(@"[A-Z]{2,4}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\d{1,3}|(?<=^|\s)[—–-](?=\s|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Value();
}
