using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PluginHost.Dice;

/// <summary>A sum of dice and numbers.</summary>
public sealed class DiceExpression
{
    public const int MostDice = 1_000;
    public const int MostSides = 1_000_000;

    internal DiceExpression(ImmutableArray<Term> terms) => Terms = terms;

    internal ImmutableArray<Term> Terms { get; }

    public static DiceParse Parse(string? text)
    {
        var reader = new DiceReader(text ?? "");
        return reader.Read() is { } expression ? new DiceParse(expression, null) : new DiceParse(null, reader.Error);
    }

    public DiceRoll Roll(IDiceSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var dice = new List<RolledDie>();
        var breakdown = new StringBuilder();
        var total = 0L;
        foreach (var term in Terms)
        {
            breakdown.Append(breakdown.Length == 0 ? (term.Sign < 0 ? "-" : "") : (term.Sign < 0 ? " - " : " + ")).Append(term);
            if (term.Sides == 0)
            {
                total += term.Sign * (long)term.Count;
                continue;
            }

            for (var index = 0; index < term.Count; index++)
            {
                var value = source.Next(term.Sides);
                total += term.Sign * (long)value;
                dice.Add(new RolledDie(term.Sides, value, term.Sign));
                breakdown.Append(index == 0 ? " (" : ", ").Append(value);
            }

            breakdown.Append(')');
        }

        return new DiceRoll(ToString(), total, breakdown.Append(" = ").Append(total).ToString(), dice);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Concat(Terms.Select(static (term, index) => (term.Sign < 0 ? "-" : index == 0 ? "" : "+") + term));

    /// <param name="Sides">0 for a plain number, which is then the count.</param>
    internal sealed record Term(int Sign, int Count, int Sides)
    {
        public override string ToString() => Sides == 0 ? Count.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Count}d{Sides}");
    }
}
