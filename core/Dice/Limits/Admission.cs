using System.Collections.Immutable;

namespace PluginHost.Dice;

/// <summary>
/// Bounds what a tree can cost before a single die falls, and refuses what is too much or can never end. The walk itself is as short as the tree.
/// </summary>
internal sealed partial class Admission(RollLimits limits, IReadOnlyDictionary<string, Number>? sheet)
{
    private double _dice;
    private double _parts;

    public DiceError? Error { get; private set; }

    /// <summary>How many dice fall at most, but for one roll in 2^64.</summary>
    public double Dice => _dice;

    /// <returns>Between which numbers the total lies.</returns>
    public Reach Look(Node node, double times = 1)
    {
        _parts += times;
        if (_parts > limits.Parts)
        {
            Fail(DiceError.TooLarge, node.At, $"This repeats more than {limits.Parts} parts.", "Repeat it less often.");
        }

        return Error is not null ? Reach.Unknown : node switch
        {
            NumberNode number => new Reach(number.Value.ToReal(), number.Value.ToReal()),
            VariableNode variable => Variable(variable),
            PoolNode pool => LookAtPool(pool, times),
            GroupNode group => LookAtGroup(group, times),
            SumNode sum => LookAtSum(sum, times),
            ProductNode product => LookAtProduct(product, times),
            NegativeNode negative => -Look(negative.Value, times),
            LabelNode label => Look(label.Value, times),
            WholeNode whole => Look(whole.Value, times),
            CheckNode check => First(Look(check.Value, times), Look(check.Target, times)),
            ComparisonNode comparison => First(new Reach(0, 1), Look(comparison.Left, times).Or(Look(comparison.Right, times))),
            PowerNode power => Powered(Look(power.Base, times), Look(power.Exponent, times)),
            CallNode call => Called(call, [.. call.Arguments.Select(argument => Look(argument, times))]),
            _ => Reach.Unknown,
        };
    }

    private Reach LookAtSum(SumNode sum, double times)
    {
        var all = new Reach(0, 0);
        foreach (var term in sum.Terms)
        {
            var reach = Look(term.Value, times);
            all += term.Minus ? -reach : reach;
        }

        return all;
    }

    private Reach LookAtProduct(ProductNode product, double times)
    {
        var all = Look(product.First, times);
        foreach (var factor in product.Rest)
        {
            all = Combined(all, factor.How, Look(factor.Value, times));
        }

        return all;
    }

    private Reach Variable(VariableNode variable)
    {
        if (sheet is not null && sheet.TryGetValue(variable.Name, out var value))
        {
            return new Reach(value.ToReal(), value.ToReal());
        }

        Fail(DiceError.UnknownVariable, variable.At, $"The sheet has no '{variable.Name}'.", "Choose a character, or write the number.");
        return Reach.Unknown;
    }

    private Reach LookAtPool(PoolNode pool, double times)
    {
        var count = Look(pool.Count, pool.Count is NumberNode ? 0 : times);
        var faces = pool.Faces;
        var sides = faces is null ? Look(pool.Sides!, times) : new Reach(faces.Lowest, faces.Highest);
        if (Error is not null)
        {
            return Reach.Unknown;
        }

        if (double.IsNaN(count.Most) || count.Most * times > limits.Dice)
        {
            Fail(DiceError.TooLarge, pool.At, $"This can roll more than {limits.Dice} dice at once.", "Roll fewer dice.");
            return Reach.Unknown;
        }

        var most = Math.Max(0, Math.Floor(count.Most));
        var (dice, counting) = (most, most);
        var highest = faces is null ? Math.Floor(sides.Most) : faces.Highest;
        var lowest = faces is null ? 1 : faces.Lowest;
        var worth = new Reach(Math.Min(lowest, highest), highest);
        foreach (var modifier in pool.Modifiers)
        {
            var each = faces ?? (highest is >= 1 and < long.MaxValue / 2 ? Faces.Of((long)highest) : null);
            var more = MoreDice(pool, modifier, modifier is UniqueModifier ? counting : dice, each);
            dice += more;
            counting += modifier is RerollModifier { How: not Rerolling.AddOne } or UniqueModifier or ExplodeModifier { Compound: true } ? 0 : more;
            worth = modifier is BoundModifier bound ? Bound(bound, worth) : worth;
            if (Error is not null)
            {
                return Reach.Unknown;
            }
        }

        _dice += dice * times;
        if (_dice > limits.Dice)
        {
            Fail(DiceError.TooLarge, pool.At, $"This can roll more than {limits.Dice} dice at once.", "Roll fewer dice, or let them explode and be rerolled less often.");
        }

        return Settled(pool.Modifiers, new Reach(0, dice) * worth, dice);
    }

    private static Reach Bound(BoundModifier bound, Reach worth)
    {
        var value = bound.Value.ToReal();
        return bound.Minimum ? new Reach(Math.Max(worth.Least, value), Math.Max(worth.Most, value)) : new Reach(Math.Min(worth.Least, value), Math.Min(worth.Most, value));
    }

    private static Reach Settled(ImmutableArray<Modifier> modifiers, Reach total, double parts)
    {
        foreach (var modifier in modifiers)
        {
            total = modifier switch
            {
                MarginModifier { Below: true } margin => new Reach(margin.Target.ToReal(), margin.Target.ToReal()) + -total,
                MarginModifier margin => total + -new Reach(margin.Target.ToReal(), margin.Target.ToReal()),
                CountModifier or MatchModifier => total.Or(-total).Or(new Reach(-parts, parts)),
                _ => total,
            };
        }

        return total;
    }

    private double MoreDice(PoolNode pool, Modifier modifier, double dice, Faces? faces)
    {
        switch (modifier)
        {
            case AdvantageModifier advantage:
                return advantage.Dice - 1;
            case RerollModifier { How: Rerolling.AddOne }:
                return 1;
            case RerollModifier { How: Rerolling.Once } or UniqueModifier { Once: true } or ExplodeModifier { Once: true }:
                return dice;
            case RerollModifier { On: { Rank: not Rank.Matching } } or ExplodeModifier { On: { Rank: not Rank.Matching } }:
                return dice;
            case ExplodeModifier { Most: { } most }:
                return most;
            case RerollModifier reroll when faces is not null:
                return Chains(modifier, dice, Share(pool, faces, reroll.On?.Condition ?? new Condition(Comparison.AtMost, faces.Lowest), modifier), "Some dice are rerolled until they show another face, and every face is one of those.");
            case ExplodeModifier explode when faces is not null:
                return Math.Min(dice * Roller.LongestChain, Chains(modifier, dice, Share(pool, faces, explode.On?.Condition ?? new Condition(Comparison.AtLeast, faces.Highest), modifier), "Every face explodes, so the dice never stop falling."));
            case UniqueModifier when faces is not null:
                var different = Different(faces);
                return dice > different
                    ? Chains(modifier, dice, 1, $"There are only {different} different faces for {dice} dice.")
                    : Chains(modifier, dice, 1 - ((different - dice + 1) / faces.Count), "");
            default:
                return 0;
        }
    }

    private double Chains(Modifier modifier, double dice, double again, string endless)
    {
        if (again < 1)
        {
            return Tail.Most(dice, again, limits.Dice / 100.0);
        }

        if (dice > 0)
        {
            Fail(DiceError.Endless, modifier.At, endless, "Leave at least one face out.");
        }

        return 0;
    }

    private Reach LookAtGroup(GroupNode group, double times)
    {
        var turns = group.Times is null ? 1 : Look(group.Times, times).Most;
        if (Error is null && (double.IsNaN(turns) || turns * times > limits.Parts))
        {
            Fail(DiceError.TooLarge, group.At, $"This repeats more than {limits.Parts} parts.", "Repeat it less often.");
        }

        var all = new Reach(0, 0);
        foreach (var member in group.Members)
        {
            all += Look(member, Math.Max(0, turns) * times).Or(new Reach(0, 0)) * new Reach(0, Math.Max(0, turns));
        }

        return Settled(group.Modifiers, all.Or(new Reach(-group.Members.Length * turns, group.Members.Length * turns)), group.Members.Length * turns);
    }
}
