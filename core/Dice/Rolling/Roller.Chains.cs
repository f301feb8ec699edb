namespace PluginHost.Dice;

/// <summary>Dice that bring others, or are thrown again.</summary>
internal sealed partial class Roller
{
    /// <summary>An explosion goes on this long at most. The odds of getting there are given beside the exact odds.</summary>
    public const int LongestChain = 1000;

    private void Explode(PoolNode pool, ExplodeModifier explode, Faces faces, int start)
    {
        var last = _count;
        var most = explode.Most ?? long.MaxValue;
        var meant = Ready(explode.On, new Condition(Comparison.AtLeast, faces.Highest), start);
        for (var index = start; index < last && _error is null; index++)
        {
            var parent = index;
            var value = _dice[index].Value;
            for (var chain = 0; chain < LongestChain && _count - last < most && _dice[index].Counts && meant.Holds(index - start, value); chain++)
            {
                var next = Add(pool, faces, parent, Origin.Exploded);
                if (next < 0)
                {
                    return;
                }

                value = _dice[next].Value;
                if (explode.Penetrate)
                {
                    _dice[next].Value = value - 1;
                }

                if (explode.Compound)
                {
                    _dice[index].Value += _dice[next].Value;
                    _dice[next].Marks |= Marks.Absorbed;
                }

                parent = next;
                if (explode.Once || meant.ByRank)
                {
                    break;
                }
            }
        }
    }

    private Meant Ready(Selector? on, Condition otherwise, int start) => on switch
    {
        null => new Meant(otherwise),
        { Rank: Rank.Matching } matching => new Meant(matching.Condition),
        { } selector => new Meant(Chosen(_dice.AsSpan(start, _count - start), selector)),
    };

    private void Reroll(PoolNode pool, RerollModifier reroll, Faces faces, int start)
    {
        var last = _count;
        var meant = Ready(reroll.On, new Condition(Comparison.AtMost, faces.Lowest), start);
        var order = InOrder(start);
        for (var turn = start; turn < last && _error is null; turn++)
        {
            var index = order is null ? turn : order[turn - start];
            var at = index;
            while (_error is null && _dice[at].Counts && meant.Holds(index - start, _dice[at].Value))
            {
                var next = Add(pool, faces, at, reroll.How == Rerolling.AddOne ? Origin.Added : Origin.Rerolled);
                if (next < 0 || reroll.How == Rerolling.AddOne)
                {
                    return;
                }

                _dice[at].Marks |= Marks.Replaced;
                at = next;
                if (reroll.How == Rerolling.Once || meant.ByRank)
                {
                    break;
                }
            }
        }
    }

    private void MakeUnique(PoolNode pool, UniqueModifier unique, Faces faces, int start)
    {
        var seen = new HashSet<Number>();
        var last = _count;
        var order = InOrder(start);
        for (var turn = start; turn < last && _error is null; turn++)
        {
            var at = order is null ? turn : order[turn - start];
            if (!_dice[at].Counts)
            {
                continue;
            }

            while (_error is null && seen.Contains(_dice[at].Value) && (unique.On is not { } on || on.Holds(_dice[at].Value)))
            {
                var next = Add(pool, faces, at, Origin.Rerolled);
                if (next < 0)
                {
                    return;
                }

                _dice[at].Marks |= Marks.Replaced;
                at = next;
                if (unique.Once)
                {
                    break;
                }
            }

            seen.Add(_dice[at].Value);
        }
    }

    /// <summary>A pool's dice from left to right, what came from a die behind it; null while that is the order they fell in.</summary>
    private int[]? InOrder(int start)
    {
        foreach (ref readonly var die in _dice.AsSpan(start, _count - start))
        {
            if (die.From >= 0)
            {
                return [.. Enumerable.Range(start, _count - start).OrderBy(Root).ThenBy(static index => index)];
            }
        }

        return null;
    }

    private int Root(int index)
    {
        while (_dice[index].From >= 0)
        {
            index = _dice[index].From;
        }

        return index;
    }
}
