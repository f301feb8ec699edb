using System.Collections.Immutable;

namespace PluginHost.Dice;

internal sealed partial class Roller
{
    private void ThrowGroup(GroupNode group)
    {
        long times = 1;
        if (group.Times is not null)
        {
            if (Computed(group.Times, _mostDice, "repeats") is not { } computed)
            {
                return;
            }

            times = computed;
        }

        var at = (Throw: _throws.Count, Gathering: _gatherings.Count + 1);
        var place = _gatherings.Count;
        _gatherings.Add(default);
        for (long turn = 0; turn < times && _error is null; turn++)
        {
            foreach (var member in group.Members)
            {
                ThrowAll(member);
            }
        }

        if (_error is not null)
        {
            return;
        }

        if (group.DiceCount)
        {
            SelectDice(group, at);
        }

        // Their totals are known only now; they are added in one piece, after those of groups inside.
        var totals = new List<Member>();
        var back = (_throw, _gathering, _scale, _labels, _check);
        (_throw, _gathering) = at;
        _scale = Number.Zero;
        for (long turn = 0; turn < times && _error is null; turn++)
        {
            foreach (var member in group.Members)
            {
                totals.Add(new Member(Sum(member), true));
                if (_members.Count + totals.Count > _mostDice)
                {
                    Fail(DiceError.TooLarge, group.At, $"A group has at most {_mostDice} members.", "Repeat it less often.");
                    return;
                }
            }
        }

        (_throw, _gathering, _scale, _labels, _check) = back;
        if (!group.DiceCount)
        {
            SelectMembers(group.Modifiers, totals);
        }

        _gatherings[place] = new Gathering(group, _members.Count, totals.Count);
        foreach (var total in totals)
        {
            _members.Add(total);
        }
    }

    /// <summary>A group of one: all dice inside it are one pool. Without dice, its total is all there is to keep.</summary>
    private void SelectDice(GroupNode group, (int Throw, int Gathering) at)
    {
        if (_throws.Count == at.Throw)
        {
            return;
        }

        var start = _throws[at.Throw].Start;
        foreach (var modifier in group.Modifiers)
        {
            if (modifier is SelectModifier select)
            {
                Select(select, _dice.AsSpan(start, _count - start));
            }
        }
    }

    private static void SelectMembers(ImmutableArray<Modifier> modifiers, List<Member> members)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier is not SelectModifier select)
            {
                continue;
            }

            var meant = new bool[members.Count];
            foreach (var selector in select.Which)
            {
                var open = Enumerable.Range(0, members.Count).Where(index => select.OfAll || members[index].Counts);
                var chosen = selector.Rank switch
                {
                    Rank.Matching => open.Where(index => selector.Condition.Holds(members[index].Total)),
                    Rank.Highest when select.OfAll => open.OrderBy(index => members[index].Total).TakeLast((int)Math.Min(selector.Number, int.MaxValue)),
                    Rank.Highest => open.OrderByDescending(index => members[index].Total).Take((int)Math.Min(selector.Number, int.MaxValue)),
                    _ => open.OrderBy(index => members[index].Total).Take((int)Math.Min(selector.Number, int.MaxValue)),
                };
                foreach (var index in chosen)
                {
                    meant[index] = true;
                }
            }

            for (var index = 0; index < members.Count; index++)
            {
                members[index] = members[index] with { Counts = members[index].Counts && meant[index] == select.Keeps };
            }
        }
    }

    private Number SumGroup(GroupNode group)
    {
        if (group.Times is not (null or NumberNode))
        {
            Unscaled(group.Times);
        }

        var gathering = _gatherings[_gathering++];
        var from = _throw;
        var total = Number.Zero;
        for (var index = 0; index < gathering.Count; index++)
        {
            var kept = _members[gathering.First + index].Counts;
            var member = Scaled(group.Members[index % group.Members.Length], kept ? Number.One : Number.Zero);
            total += kept ? member : Number.Zero;
        }

        if (group.Modifiers.IsEmpty)
        {
            return total;
        }

        if (group is { DiceCount: true, Modifiers: var modifiers } && modifiers.Any(static one => one is CountModifier { OfTotals: false } or MatchModifier) && _throw > from)
        {
            var start = _throws[from].Start;
            var end = _throws[_throw - 1].Start + _throws[_throw - 1].Length;
            return Settled(modifiers, _dice.AsSpan(start, end - start));
        }

        return SettledMembers(group.Modifiers, gathering, total);
    }

    private Number SettledMembers(ImmutableArray<Modifier> modifiers, Gathering gathering, Number total)
    {
        foreach (var modifier in modifiers)
        {
            switch (modifier)
            {
                case CountModifier count:
                    total = Number.Zero;
                    for (var index = gathering.First; index < gathering.First + gathering.Count; index++)
                    {
                        var member = _members[index];
                        total += member.Counts ? count.Worth(member.Total) : Number.Zero;
                    }

                    break;
                case MarginModifier margin:
                    total = margin.Of(total);
                    break;
                default:
                    break;
            }
        }

        return total;
    }
}
