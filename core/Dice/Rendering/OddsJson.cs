using System.Text.Json;

namespace PluginHost.Dice;

/// <summary>Odds as data.</summary>
public static class OddsJson
{
    private const int MostValues = 1_000;

    public static void Write(Utf8JsonWriter json, Expression expression, Odds odds, Number? target)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(odds);
        var its = odds.Distribution;
        json.WriteStartObject();
        json.WriteString("expression", expression.Text);
        json.WriteString("dialect", Dialects.NameOf(expression.Dialect));
        json.WriteBoolean("exact", odds is { IsExact: true, Error: 0 });
        json.WriteNumber("error", odds.Error);
        json.WriteNumber("mean", its.Mean);
        json.WriteNumber("deviation", its.Deviation);
        json.WriteNumber("least", its.Values[0].ToReal());
        json.WriteNumber("most", its.Values[^1].ToReal());
        json.WriteNumber("median", its.Percentile(0.5).ToReal());
        if (target is { } reached)
        {
            json.WriteNumber("target", reached.ToReal());
            json.WriteNumber("atLeast", its.AtLeast(reached));
        }

        if (its.Values.Length <= MostValues)
        {
            // Weights are longer than any number of JSON: they are texts.
            json.WriteString("denominator", its.Denominator.ToString());
            json.WriteStartArray("weights");
            for (var index = 0; index < its.Values.Length; index++)
            {
                json.WriteStartObject();
                json.WriteNumber("value", its.Values[index].ToReal());
                json.WriteString("weight", its.Weights[index].ToString());
                json.WriteNumber("odds", its.Share(its.Weights[index]));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
