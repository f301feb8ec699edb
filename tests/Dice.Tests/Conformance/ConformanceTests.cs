using Xunit.Abstractions;

namespace PluginHost.Dice.Tests;

/// <summary>Every row of another engine in its own dialect: the same total, the same bounds, or an error where that has one.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("avrae_d20", Dialect.Avrae)]
    [InlineData("roll20_3d_dice_parser", Dialect.Roll20)]
    [InlineData("rpg_dice_roller", Dialect.RpgDiceRoller)]
    public void Rows_come_out_as_they_do_there(string file, Dialect dialect)
    {
        if (!Rows.AreThere(output))
        {
            return;
        }

        var rows = Rows.Of(file).Select(row => (Id: row.GetProperty("id").GetString()!, Expr: row.GetProperty("expr").GetString()!, Problem: Conformance.Problem(row, dialect))).ToList();
        var differing = rows.Where(static row => row.Problem is not null).ToList();
        output.WriteLine($"{rows.Count} rows were compared.");
        foreach (var (id, expr, problem) in differing)
        {
            output.WriteLine($"{id} {expr}: {problem} | {DeliberateDifferences.OfRows.GetValueOrDefault(id, "not reviewed")}");
        }

        Assert.Equal(
            DeliberateDifferences.OfRows.Keys.Where(id => id.StartsWith(file + "-", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            differing.Select(static row => row.Id).Order(StringComparer.Ordinal));
    }
}
