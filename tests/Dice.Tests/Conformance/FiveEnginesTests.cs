using System.Text.Json;
using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>The same faces that were fed to other engines: the same totals, and errors where those had one.</summary>
public sealed class FiveEnginesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("avrae", Dialect.Avrae)]
    [InlineData("rpg", Dialect.RpgDiceRoller)]
    [InlineData("roll20", Dialect.Roll20)]
    public void The_same_faces_come_to_the_same_total(string column, Dialect dialect)
    {
        if (!Rows.AreThere(output))
        {
            return;
        }

        var compared = 0;
        var differing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows.Of("differential_5engines"))
        {
            if (row.GetProperty("exprs").TryGetProperty(column, out var expr) && expr.ValueKind == JsonValueKind.String && row.GetProperty("results").TryGetProperty(column, out var result))
            {
                compared++;
                if (Problem(expr.GetString()!, dialect, row.GetProperty("faces"), result) is { } problem)
                {
                    differing[row.GetProperty("concept").GetString()!] = $"{expr}: {problem}";
                }
            }
        }

        output.WriteLine($"{compared} expressions were compared.");
        foreach (var (concept, problem) in differing)
        {
            output.WriteLine($"{concept} | {problem} | {DeliberateDifferences.OfFiveEngines.GetValueOrDefault((dialect, concept), "not reviewed")}");
        }

        Assert.Equal(DeliberateDifferences.OfFiveEngines.Keys.Where(key => key.Dialect == dialect).Select(static key => key.Concept).Order(StringComparer.Ordinal), differing.Keys);
    }

    private static string? Problem(string text, Dialect dialect, JsonElement faces, JsonElement result)
    {
        Roll? roll = null;
        var rolled = Expression.TryParse(text, dialect, out var expression, out var error)
            && expression.TryRoll(new ThrownDice([.. faces.EnumerateArray().Select(static face => face.GetInt64())]), out roll, out error);
        return (rolled, result.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number) switch
        {
            (false, false) => null,
            (false, true) => $"{total} there; here: {error!.Message}",
            (true, false) => $"refused there; here {roll!.Total}",
            _ => Math.Abs(roll!.Total.ToReal() - total.GetDouble()) < 0.006 ? null : $"{total} there; here {roll.Total}",
        };
    }
}
