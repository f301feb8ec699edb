using System.Globalization;
using System.Text;

namespace PluginHost.Dice;

/// <summary>Tells how a roll came about: the expression, with the dice of each pool behind it, and the total.</summary>
public sealed class Breakdown
{
    /// <summary>How many dice of one pool are shown.</summary>
    private const int MostShown = 200;

    private readonly Roll _roll;
    private readonly Markup _markup;
    private readonly StringBuilder _text = new();
    private int _throw;
    private int _gathering;

    private Breakdown(Roll roll, Markup markup) => (_roll, _markup) = (roll, markup);

    public static string Of(Roll roll, Markup markup)
    {
        ArgumentNullException.ThrowIfNull(roll);
        ArgumentNullException.ThrowIfNull(markup);
        var breakdown = new Breakdown(roll, markup);
        breakdown.Tell(roll.Expression.Root);
        breakdown._text.Append(" = ").Append(markup.Total(TotalOf(roll)));
        if (roll.Symbols is { Count: > 0 } symbols)
        {
            breakdown.Put($" ({string.Join(' ', symbols.Where(static symbol => symbol.Value > 0).Select(static symbol => string.Create(CultureInfo.InvariantCulture, $"{symbol.Value}{symbol.Key}")))})");
        }

        if (roll.Check is { } check)
        {
            breakdown._text.Append(CultureInfo.InvariantCulture, $" vs {check.Target}: {Word(check.Degree)}");
        }

        return breakdown._text.ToString();
    }

    /// <summary>The total in words: a number, or so many successes.</summary>
    public static string TotalOf(Roll roll)
    {
        ArgumentNullException.ThrowIfNull(roll);
        return !roll.CountsSuccesses ? roll.Total.ToString() : roll.Total == Number.One ? "1 success" : $"{roll.Total} successes";
    }

    private static string Word(Degree degree) => degree switch
    {
        Degree.CriticalSuccess => "critical success",
        Degree.Success => "success",
        Degree.Failure => "failure",
        _ => "critical failure",
    };

    private void Tell(Node node)
    {
        switch (node)
        {
            case PoolNode pool:
                TellPool(pool);
                break;
            case GroupNode group:
                TellGroup(group);
                break;
            case SumNode sum:
                for (var index = 0; index < sum.Terms.Length; index++)
                {
                    Put(index > 0 ? sum.Terms[index].Minus ? " - " : " + " : "");
                    Tell(sum.Terms[index].Value, index == 0 ? Binding.Sum : Binding.Product);
                }

                break;
            case ProductNode product:
                Tell(product.First, Binding.Product);
                foreach (var factor in product.Rest)
                {
                    Put(factor.How switch { Operation.Multiply => " * ", Operation.Divide => " / ", Operation.DivideWhole => " // ", _ => " % " });
                    Tell(factor.Value, Binding.Sign);
                }

                break;
            case NegativeNode negative:
                Put("-");
                Tell(negative.Value, Binding.Power);
                break;
            case PowerNode power:
                Tell(power.Base, Binding.Label);
                Put(" ^ ");
                Tell(power.Exponent, Binding.Label);
                break;
            case ComparisonNode comparison:
                Tell(comparison.Left, Binding.Sum);
                Put($" {Condition.Sign(comparison.How)} ");
                Tell(comparison.Right, Binding.Sum);
                break;
            case CallNode call:
                Put(call.Function.Name + "(");
                TellAll(call.Arguments);
                Put(")");
                break;
            case LabelNode label:
                Tell(label.Value, Binding.Label);
                Put($" [{label.Label}]");
                break;
            case CheckNode check:
                Tell(check.Value);
                break;
            case WholeNode whole:
                Tell(whole.Value);
                break;
            default:
                Put(Written(node));
                break;
        }
    }

    /// <summary>A bracket that a person wrote is part of no node; where it changes the meaning it is put back.</summary>
    private void Tell(Node node, int least)
    {
        var bracket = Binding.Of(node) < least;
        Put(bracket ? "(" : "");
        Tell(node);
        Put(bracket ? ")" : "");
    }

    private void TellAll(IEnumerable<Node> nodes)
    {
        var first = true;
        foreach (var node in nodes)
        {
            Put(first ? "" : ", ");
            first = false;
            Tell(node);
        }
    }

    private void TellGroup(GroupNode group)
    {
        if (group.Times is not (null or NumberNode))
        {
            Tell(group.Times);
            Put(" times ");
        }

        var gathering = _roll.Gatherings[_gathering++];
        Put("{");
        for (var index = 0; index < gathering.Count; index++)
        {
            Put(index > 0 ? ", " : "");
            var start = _text.Length;
            Tell(group.Members[index % group.Members.Length]);
            if (!_roll.Members[gathering.First + index].Counts)
            {
                var member = _text.ToString(start, _text.Length - start);
                _text.Length = start;
                _text.Append(_markup.Out(member));
            }
        }

        Put("}");
        Put(string.Concat(group.Modifiers.Select(modifier => Slice(modifier.At))));
    }

    private void TellPool(PoolNode pool)
    {
        if (pool.Count is not NumberNode)
        {
            Tell(pool.Count);
            Put(" dice of ");
        }

        if (pool.Sides is not (null or NumberNode))
        {
            Tell(pool.Sides);
            Put(" sides: ");
        }

        var thrown = _roll.Throws[_throw++];
        Put(Written(pool));
        _text.Append(" (");
        var shown = 0;
        foreach (var index in _roll.Order(thrown))
        {
            if (shown == MostShown)
            {
                Put($", and {thrown.Length - shown} more");
                break;
            }

            _text.Append(shown++ > 0 ? ", " : "").Append(Shown(_roll.Dice[index], thrown.Faces));
        }

        _text.Append(')');
    }

    private string Shown(Die die, Faces faces)
    {
        var face = _markup.Text(!faces.Symbols.IsEmpty ? faces.Symbols[(int)die.Face - 1] : die.Value == die.Face ? die.Face.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{die.Face}→{die.Value}"));
        face += die.Origin == Origin.Exploded ? "!" : "";
        return !die.Counts ? _markup.Out(face)
            : (die.Marks & (Marks.Failure | Marks.CriticalFailure)) != Marks.None ? _markup.Worst(face)
            : (die.Marks & (Marks.Success | Marks.CriticalSuccess)) != Marks.None || (faces.Count > 1 && die.Face == faces.Highest) ? _markup.Best(face)
            : face;
    }

    private string Written(Node node) => Slice(node.At) is { Length: > 0 } text ? text : node is NumberNode number ? number.Value.ToString() : "";

    private string Slice(TextSpan at) => _roll.Expression.Text.Substring(at.Start, Math.Min(at.Length, _roll.Expression.Text.Length - at.Start)).Trim();

    private void Put(string text) => _text.Append(_markup.Text(text));
}
