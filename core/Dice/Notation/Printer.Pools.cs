using System.Collections.Immutable;
using System.Globalization;

namespace PluginHost.Dice;

public sealed partial class Printer
{
    private void WritePool(PoolNode pool)
    {
        if (pool.Count is NumberNode { Value: { IsWhole: true, Sign: var sign } count } && sign >= (_rules.NoZeroDice ? 1 : 0))
        {
            WriteNumber(count);
        }
        else
        {
            WriteInside(pool.Count);
        }

        if (pool.Faces is { } faces)
        {
            WriteFaces(faces);
        }
        else
        {
            _text.Append('d');
            WriteInside(pool.Sides!);
        }

        WriteModifiers(pool.Modifiers);
        _open = true;
    }

    private void WriteFaces(Faces faces)
    {
        if (ReferenceEquals(faces, Faces.Tens) && !_rules.Tens)
        {
            _text.Append("d{0,10,20,30,40,50,60,70,80,90}");
            return;
        }

        _text.Append(ReferenceEquals(faces, Faces.Percent) && _rules.Tens ? "d100" : faces.Name);
    }

    private void WriteInside(Node node)
    {
        _text.Append('(');
        Write(node, Binding.Comparison);
        _text.Append(')');
    }

    private void WriteGroup(GroupNode group)
    {
        if (group.Times is NumberNode { Value.Sign: >= 0 } times && _rules.Repeats)
        {
            WriteNumber(times.Value);
        }
        else
        {
            _unsaid |= group.Times is not null;
        }

        var round = group.Times is not null || _rules.Dialect == Dialect.Avrae || (group.DiceCount && _rules.Commas);
        _text.Append(round ? '(' : '{');
        WriteMembers(group.Members);
        if (round && group is { Members.Length: 1, Times: null, DiceCount: false })
        {
            _text.Append(',');
        }

        _text.Append(round ? ')' : '}');
        WriteModifiers(group.Modifiers);
        _open = true;
    }

    private void WriteMembers(ImmutableArray<Node> members)
    {
        for (var index = 0; index < members.Length; index++)
        {
            _text.Append(index > 0 ? ", " : "");
            Write(members[index], Binding.Comparison);
        }
    }

    private void WriteModifiers(ImmutableArray<Modifier> modifiers)
    {
        var before = "";
        foreach (var modifier in modifiers)
        {
            var said = _rules.Dialect switch
            {
                Dialect.Avrae => Avrae(modifier),
                Dialect.Foundry => Foundry(modifier),
                _ => Usual(modifier),
            };
            if (said is null)
            {
                _unsaid = true;
                return;
            }

            _text.Append(Runs(before, said, modifier) ? "" : " ").Append(said);
            before = said;
        }
    }

    /// <summary>Whether a modifier may stand right behind another without being taken for its end.</summary>
    private static bool Runs(string before, string next, Modifier modifier)
    {
        if (modifier is AdvantageModifier || before is "adv" or "dis" or "elven" or "m" or "mt")
        {
            return false;
        }

        return before.Length == 0 || char.IsAsciiDigit(before[^1]) || !(next[0] is '<' or '>' or '=' or '!' || (before[^1] == 'r' && next[0] == 'r') || (before[^1] == 'x' && next[0] == 'o'));
    }

    private string? Limit(Condition condition) => Sign(condition.How) is { } sign && !(_rules.MoreIsAtLeast && condition.How is Comparison.More or Comparison.Less)
        ? sign + Exact(condition.Than)
        : null;

    private string Sign(Comparison how) => how switch
    {
        // Behind dice, != would be an explosion.
        Comparison.NotEqual => "<>",
        Comparison.AtLeast when _rules.MoreIsAtLeast => ">",
        Comparison.AtMost when _rules.MoreIsAtLeast => "<",
        _ => Condition.Sign(how),
    };

    private static string Exact(Number value)
    {
        var (over, under) = value.AsFraction();
        return under == 1 ? over.ToString(CultureInfo.InvariantCulture) : ((decimal)over / Math.Max(under, 1)).ToString(CultureInfo.InvariantCulture);
    }
}
