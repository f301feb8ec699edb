using System.Text.Json;

namespace PluginHost.Dice;

/// <summary>A roll as data.</summary>
public static class RollJson
{
    /// <summary>Writes an object with at least expression, dialect, total, dice and breakdown.</summary>
    public static void Write(Utf8JsonWriter json, Roll roll, Odds? odds = null, WhatIf? other = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(roll);
        json.WriteStartObject();
        json.WriteString("expression", roll.Expression.Text);
        json.WriteString("dialect", Dialects.NameOf(roll.Expression.Dialect));
        Write(json, "total", roll.Total);
        if (roll.CountsSuccesses)
        {
            Write(json, "successes", roll.Total);
        }

        if (roll.Natural is { } natural)
        {
            json.WriteNumber("natural", natural);
        }

        WriteDice(json, roll);
        WriteLabels(json, roll);
        if (roll.Check is { } check)
        {
            json.WriteStartObject("check");
            Write(json, "target", check.Target);
            Write(json, "margin", check.Margin);
            json.WriteString("degree", JsonNamingPolicy.CamelCase.ConvertName(check.Degree.ToString()));
            json.WriteEndObject();
        }

        if (roll.Symbols is { Count: > 0 } symbols)
        {
            json.WriteStartObject("symbols");
            foreach (var (symbol, count) in symbols)
            {
                json.WriteNumber(symbol.ToString(), count);
            }

            json.WriteEndObject();
        }

        json.WriteString("breakdown", Breakdown.Of(roll, Markup.Plain));
        if (odds is not null)
        {
            var luck = Luck.Of(roll.Total, odds.Distribution);
            json.WriteStartObject("luck");
            json.WriteNumber("below", luck.Below);
            json.WriteNumber("atLeast", luck.AtLeast);
            json.WriteNumber("bits", Math.Min(luck.Bits, 1e6));
            json.WriteEndObject();
            json.WritePropertyName("odds");
            OddsJson.Write(json, roll.Expression, odds, null);
        }

        if (other is not null)
        {
            json.WritePropertyName("what_if");
            Write(json, other.Roll);
            json.WriteNumber("new_dice", other.New);
        }

        json.WriteEndObject();
    }

    public static void WriteDice(Utf8JsonWriter json, Roll roll)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(roll);
        json.WriteStartArray("dice");
        foreach (var thrown in roll.Throws)
        {
            for (var index = thrown.Start; index < thrown.Start + thrown.Length; index++)
            {
                WriteDie(json, roll.Dice[index], thrown.Faces);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteDie(Utf8JsonWriter json, Die die, Faces faces)
    {
        json.WriteStartObject();
        json.WriteNumber("sides", faces.Count);
        json.WriteNumber("face", die.Face);
        Write(json, "value", die.Value);
        json.WriteBoolean("kept", die.Counts);
        json.WriteString("origin", JsonNamingPolicy.CamelCase.ConvertName(die.Origin.ToString()));
        if (die.From >= 0)
        {
            json.WriteNumber("from", die.From);
        }

        if (die.Marks != Marks.None)
        {
            json.WriteString("marks", string.Join(' ', die.Marks.ToString().Split(", ").Select(JsonNamingPolicy.CamelCase.ConvertName)));
        }

        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, Roll roll)
    {
        if (roll.Labels.Count == 0)
        {
            return;
        }

        json.WriteStartObject("labels");
        foreach (var (label, sum) in roll.Labels)
        {
            Write(json, label, sum);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Number value)
    {
        if (value.IsWhole)
        {
            json.WriteNumber(name, value.Whole);
        }
        else
        {
            json.WriteNumber(name, value.ToReal());
        }
    }
}
