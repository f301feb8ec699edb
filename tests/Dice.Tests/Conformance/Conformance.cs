using System.Text.Json;

namespace PluginHost.Dice.Tests;

internal static class Conformance
{
    /// <summary>What differs from the row, or null.</summary>
    public static string? Problem(JsonElement row, Dialect dialect)
    {
        var text = row.GetProperty("expr").GetString()!;
        var parsed = Expression.TryParse(text, dialect, out var expression, out var error);
        if (row.TryGetProperty("valid", out var valid) && valid.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return parsed == valid.GetBoolean() ? null : parsed ? "understood, and should not be" : $"{error!.Message} (column {error.Column})";
        }

        if (Has(row, "error"))
        {
            return parsed && expression!.TryRoll(RandomDice.Own, out _, out _) ? "has a value, and should not" : null;
        }

        if (!parsed)
        {
            return $"{error!.Message} (column {error.Column})";
        }

        return Has(row, "dice") ? Total(row, expression!, new ThrownDice([.. row.GetProperty("dice").EnumerateArray().Select(static face => face.GetInt64())]))
            : Has(row, "source_kind") ? Total(row, expression!, new ThrownDice(Rendered.Faces(row.GetProperty("rendered").GetString()!)))
            : row.TryGetProperty("all_dice", out _) ? Total(row, expression!, new LowestDice())
            : Many(row, expression!);
    }

    private static string? Many(JsonElement row, Expression expression)
    {
        var totals = new List<double>();
        for (var turn = 0; turn < 200; turn++)
        {
            if (!expression.TryRoll(new SeededDice([(byte)turn]), out var roll, out var error))
            {
                return error.Message;
            }

            totals.Add(roll.Total.ToReal());
        }

        return (Has(row, "total") && totals.Exists(total => Math.Abs(total - row.GetProperty("total").GetDouble()) > 1e-9) ? $"came to {totals[0]}" : null)
            ?? (Has(row, "min") && !Has(row, "bounds") ? null : Outside(row, totals));
    }

    private static string? Outside(JsonElement row, List<double> totals) =>
        (Has(row, "min") && totals.Min() < row.GetProperty("min").GetDouble()) || (Has(row, "max") && totals.Max() > row.GetProperty("max").GetDouble())
            ? $"came to {totals.Min()} and {totals.Max()}"
            : Has(row, "total_in") && totals.Exists(total => row.GetProperty("total_in").EnumerateArray().All(one => Math.Abs(one.GetDouble() - total) > 1e-9)) ? "came to another total" : null;

    private static string? Total(JsonElement row, Expression expression, DiceSource source)
    {
        if (!expression.TryRoll(source, out var roll, out var error))
        {
            return error.Message;
        }

        if (Has(row, "order"))
        {
            var order = roll.Order(roll.Throws[0]).Select(index => roll.Dice[index].Value.Whole).ToList();
            return order.SequenceEqual(row.GetProperty("order").EnumerateArray().Select(static value => value.GetInt64())) ? null : $"shown as {string.Join(", ", order)}";
        }

        var expected = row.GetProperty("total").GetDouble();
        return Math.Abs(roll.Total.ToReal() - expected) < 0.006 ? null : $"came to {roll.Total} instead of {expected}";
    }

    private static bool Has(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private sealed class LowestDice : DiceSource
    {
        private int _thrown;

        public override long? Throw(Faces faces) => ++_thrown > 10_000 ? null : faces.Lowest;
    }
}
