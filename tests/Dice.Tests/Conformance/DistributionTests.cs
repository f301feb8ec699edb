using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>Distributions that were computed elsewhere, weight by weight.</summary>
public sealed partial class DistributionTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_known_distribution_is_met_exactly()
    {
        if (!Rows.AreThere(output))
        {
            return;
        }

        var differing = Rows.Of("exact_distributions").Select(static row => (Expr: row.GetProperty("expr").GetString()!, Problem: Problem(row))).Where(static row => row.Problem is not null).ToList();
        differing.ForEach(row => output.WriteLine($"{row.Expr}: {row.Problem}"));
        Assert.Empty(differing);
    }

    private static string? Problem(JsonElement row)
    {
        if (Of(row.GetProperty("expr").GetString()!) is not { } its)
        {
            return "no exact odds";
        }

        var (weights, denominator) = its.Lowest();
        var expected = row.GetProperty("weights").EnumerateObject().ToDictionary(static pair => pair.Name, static pair => BigInteger.Parse(pair.Value.GetString()!));
        return denominator != BigInteger.Parse(row.GetProperty("denominator").GetString()!) ? $"the denominator is {denominator}"
            : expected.Count != weights.Length ? $"{weights.Length} values"
            : Enumerable.Range(0, weights.Length).Any(at => expected[its.Values[at].ToString()] != weights[at]) ? "other weights"
            : null;
    }

    private static Distribution? Of(string text)
    {
        if (Chained().Match(text) is { Success: true } chained)
        {
            var one = PoolOdds.One(Faces.Of(6));
            return Chain.Sum(one, one, static value => value == 6, penetrate: false, int.Parse(chained.Groups["most"].Value)).Times(int.Parse(chained.Groups["dice"].Value));
        }

        var expression = text switch
        {
            "5d6 drop lowest 1 and highest 1" => "5d6dl1dh1",
            "1d20 with elven accuracy (3d20kh1)" => "1d20 elven",
            "contested 1d20+5 > 1d20+3 (0/1)" => "1d20+5 > 1d20+3",
            _ => Remark().Replace(text, ""),
        };
        return Expression.TryParse(expression, Dialect.Standard, out var parsed, out _) && Odds.TryOf(parsed, out var odds, out _) && odds is { IsExact: true, Error: 0 } ? odds.Distribution : null;
    }

    [GeneratedRegex(@"^(?<dice>\d)d6! \((?:each die )?at most (?<most>\d+) explosions\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Chained();

    [GeneratedRegex(@" \((?:successes|0/1|all distinct)[^)]*\)$")]
    private static partial Regex Remark();
}
