namespace PluginHost.Dice;

internal sealed partial class Roller
{
    private void ThrowPool(PoolNode pool)
    {
        if (Computed(pool.Count, _mostDice, "dice") is not { } count)
        {
            return;
        }

        var faces = pool.Faces;
        if (faces is null)
        {
            if (Computed(pool.Sides!, long.MaxValue / 2, "sides") is not { } sides)
            {
                return;
            }

            if (sides == 0)
            {
                Fail(DiceError.NoValue, pool.Sides!.At, "A die has at least one side; here it came to none.", "Check how the sides are computed.");
                return;
            }

            faces = Faces.Of(sides);
        }

        _source.Begin(_throws.Count);
        var start = _count;
        if (!AddAll(pool, faces, (int)count))
        {
            return;
        }

        foreach (var modifier in pool.Modifiers)
        {
            if (_error is not null)
            {
                return;
            }

            Apply(pool, modifier, faces, start);
        }

        _throws.Add(new Throw(pool, faces, start, _count - start));
    }

    private bool AddAll(PoolNode pool, Faces faces, int count)
    {
        if (_count + count > _mostDice)
        {
            Fail(DiceError.TooLarge, pool.At, $"More than {_mostDice} dice fell.", "Roll fewer dice, or let them explode less often.");
            return false;
        }

        Reserve(count);
        if (_source.Throw(faces, _dice.AsSpan(_count, count)) < count)
        {
            Fail(DiceError.Faces, pool.At, _source.Reason, "Give one face for each die, in the order they are thrown.");
            return false;
        }

        _count += count;
        return true;
    }

    /// <returns>The new die's place, or -1 when there is none.</returns>
    private int Add(PoolNode pool, Faces faces, int from, Origin origin)
    {
        if (!AddAll(pool, faces, 1))
        {
            return -1;
        }

        ref var die = ref _dice[_count - 1];
        (die.From, die.Origin) = (from, origin);
        return _count - 1;
    }

    private void Reserve(int count)
    {
        if (_count + count > _dice.Length)
        {
            Array.Resize(ref _dice, Math.Max(_dice.Length * 2, _count + count));
        }
    }

    private void Apply(PoolNode pool, Modifier modifier, Faces faces, int start)
    {
        var dice = _dice.AsSpan(start, _count - start);
        switch (modifier)
        {
            case SelectModifier select:
                Select(select, dice);
                break;
            case ExplodeModifier explode:
                Explode(pool, explode, faces, start);
                break;
            case RerollModifier reroll:
                Reroll(pool, reroll, faces, start);
                break;
            case BoundModifier bound:
                Bound(bound, dice);
                break;
            case MarkModifier mark:
                Mark(mark, faces, dice);
                break;
            case UniqueModifier unique:
                MakeUnique(pool, unique, faces, start);
                break;
            case AdvantageModifier advantage:
                ThrowAgain(pool, advantage, faces, start);
                break;
            default:
                // Counting, matching and sorting look at the dice as they are in the end.
                break;
        }
    }

    private static void Bound(BoundModifier bound, Span<Die> dice)
    {
        foreach (ref var die in dice)
        {
            die.Value = bound.Minimum ? die.Value < bound.Value ? bound.Value : die.Value : die.Value > bound.Value ? bound.Value : die.Value;
        }
    }

    private void ThrowAgain(PoolNode pool, AdvantageModifier advantage, Faces faces, int start)
    {
        for (var more = 1; more < advantage.Dice; more++)
        {
            Add(pool, faces, -1, Origin.Advantage);
        }

        Select(new SelectModifier(advantage.At, true, [advantage.Keeps], OfAll: false), _dice.AsSpan(start, _count - start));
    }
}
