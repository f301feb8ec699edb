using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>The three ways to come to six scores.</summary>
internal static class AbilityScores
{
    public const string StandardArray = "standard array";
    public const string PointBuy = "point buy";
    public const string Rolled = "4d6 drop lowest";

    private const int Points = 27;

    // What a step up from 8 on costs.
    private static readonly int[] _step = [1, 1, 1, 1, 1, 2, 2];

    public static IReadOnlyList<string> Methods { get; } = [StandardArray, PointBuy, Rolled];

    /// <returns>Six scores, the highest first.</returns>
    public static Result<IReadOnlyList<int>> Of(string? method, Chance chance) => Plain(method) switch
    {
        "" or "standardarray" or "standard" or "array" => (int[])[15, 14, 13, 12, 10, 8],
        "pointbuy" or "points" or "buy" => Descending(Bought(chance)),
        "4d6droplowest" or "4d6" or "4d6kh3" or "4d6dl1" or "rolled" or "roll" => Descending(Enumerable.Range(0, 6).Select(_ => (int)ChanceDice.Roll("4d6kh3", chance)!.Value)),
        _ => Error.Invalid("method", $"Ability scores come by {string.Join(", ", Methods)}."),
    };

    /// <summary>What scores of a point buy cost.</summary>
    public static int Cost(int score) => _step.Take(score - 8).Sum();

    private static int[] Bought(Chance chance)
    {
        var scores = Enumerable.Repeat(8, 6).ToArray();
        var left = Points;
        while (true)
        {
            int[] within = [.. Enumerable.Range(0, 6).Where(at => scores[at] < 15 && _step[scores[at] - 8] <= left)];
            if (within.Length == 0)
            {
                return scores;
            }

            // Whoever is high already is more likely to rise: a character is good at something.
            var at = within[Math.Min(chance.Below(within.Length), chance.Below(within.Length))];
            left -= _step[scores[at] - 8];
            scores[at]++;
        }
    }

    private static int[] Descending(IEnumerable<int> scores) => [.. scores.OrderDescending()];

    private static string Plain(string? method) => Sheets.SkillNames.Plain(method ?? "");
}
