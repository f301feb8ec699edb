using System.Collections.Immutable;

namespace PluginHost.Dice;

/// <summary>
/// Follows a pool's modifiers with distributions, for as long as all dice stay alike and independent. What is thrown later, by rerolling or exploding, is a
/// plain die: earlier modifiers did not touch it.
/// </summary>
internal sealed class PoolWalk
{
    private readonly ImmutableArray<Modifier> _modifiers;

    /// <summary>A die as it falls.</summary>
    private readonly Distribution _plain;
    private readonly List<SelectModifier> _selects = [];
    private int _dice;

    /// <summary>What one die is worth now.</summary>
    private Distribution _one;

    /// <summary>What one die and all that exploded from it are worth; the single dice are no longer known.</summary>
    private Distribution? _chains;
    private ExplodeModifier? _burst;
    private Func<Number, bool>? _filter;
    private bool _unique;

    public PoolWalk(ImmutableArray<Modifier> modifiers, int dice, Distribution plain) => (_modifiers, _dice, _plain, _one) = (modifiers, dice, plain, plain);

    private bool IsPlain => ReferenceEquals(_one, _plain);

    /// <summary>Nothing yet made the dice differ from each other, or took one out.</summary>
    private bool AreAlike => _chains is null && _burst is null && _filter is null && !_unique && _selects.Count == 0;

    public Distribution? Result(ref long budget)
    {
        foreach (var modifier in _modifiers)
        {
            if (!Follow(modifier))
            {
                return null;
            }
        }

        var count = _modifiers.OfType<CountModifier>().LastOrDefault();
        var match = _modifiers.OfType<MatchModifier>().LastOrDefault(static one => one.Counts);
        if (match is not null && (count is not null || !AreAlike))
        {
            return null;
        }

        var total = match is not null ? SetOdds.Of(_dice, _one, match, ref budget) : Settle(count, ref budget);
        return _modifiers.OfType<MarginModifier>().Aggregate(total, static (sum, margin) => sum?.Map(margin.Of));
    }

    private bool Follow(Modifier modifier)
    {
        switch (modifier)
        {
            case SortModifier or MarkModifier or MarginModifier or CountModifier or MatchModifier:
                return true;
            case BoundModifier bound when AreAlike:
                _one = _one.Map(value => bound.Minimum ? value < bound.Value ? bound.Value : value : value > bound.Value ? bound.Value : value);
                return true;
            case RerollModifier { How: not Rerolling.AddOne, On: null or { Rank: Rank.Matching } } reroll when AreAlike:
                var rerolled = Rerolled(reroll.How == Rerolling.Once, On(reroll.On, lowest: true));
                _one = rerolled ?? _one;
                return rerolled is not null;
            case ExplodeModifier { Most: null, On: null or { Rank: Rank.Matching } } explode when AreAlike:
                return Explode(explode);
            case AdvantageModifier advantage when AreAlike && IsPlain:
                _dice += advantage.Dice - 1;
                return Keep(new SelectModifier(advantage.At, true, [advantage.Keeps], OfAll: false));
            case SelectModifier { OfAll: false } select when AreAlike && select.Which.All(static which => which.Rank == Rank.Matching):
                _filter = value => select.Which.Any(which => which.Condition.Holds(value)) == select.Keeps;
                return true;
            case SelectModifier select when _chains is null && _filter is null && !_unique:
                return Keep(select);
            case UniqueModifier { Once: false, On: null } when AreAlike && IsPlain && _one.Weights.ToArray().All(static weight => weight.IsOne):
                return _unique = true;
            default:
                return false;
        }
    }

    private bool Keep(SelectModifier select)
    {
        _selects.Add(select);
        return select.Which is [{ Rank: not Rank.Matching }];
    }

    private Func<Number, bool> On(Selector? selector, bool lowest)
    {
        var edge = lowest ? _plain.Values[0] : _plain.Values[^1];
        return selector is { } its ? its.Condition.Holds : value => lowest ? value <= edge : value >= edge;
    }

    /// <summary>Where it holds, a plain die is thrown instead; until it does not hold any more, or once.</summary>
    /// <returns>Null when it never stops.</returns>
    private Distribution? Rerolled(bool once, Func<Number, bool> holds)
    {
        var next = once ? _plain : _plain.Where(value => !holds(value));
        var (again, stays) = (_one.Where(holds), _one.Where(value => !holds(value)));
        return next.Denominator.IsZero && !again.Denominator.IsZero ? null : Distribution.Mixed([(again.Denominator, next), (stays.Denominator, stays)], _one.Denominator);
    }

    private bool Explode(ExplodeModifier explode)
    {
        var holds = On(explode.On, lowest: false);
        var most = explode.Once ? 1 : Chain.Longest;
        if (explode.Compound)
        {
            _one = Chain.Sum(_one, _plain, holds, explode.Penetrate, most);
            return true;
        }

        if (_modifiers.Any(static modifier => modifier is SelectModifier))
        {
            _burst = explode;
            return IsPlain && !explode.Penetrate;
        }

        if (_modifiers.OfType<CountModifier>().LastOrDefault() is not { } count)
        {
            _chains = Chain.Sum(_one, _plain, holds, explode.Penetrate, most);
            return true;
        }

        _chains = Chain.Count(_one, _plain, holds, most, Kept.Worth(count));
        return !explode.Penetrate;
    }

    private Distribution? Settle(CountModifier? count, ref long budget)
    {
        var worth = count is null ? KeptDice.Itself : Kept.Worth(count);
        if (_filter is { } filter)
        {
            var all = worth;
            worth = value => filter(value) ? all(value) : Number.Zero;
        }

        if (_unique)
        {
            return SetOdds.Distinct(_dice, _one, worth, ref budget);
        }

        if (_burst is { } burst)
        {
            return Burst.Of(_dice, _plain, On(burst.On, lowest: false), burst.Once, _selects, worth, ref budget);
        }

        if (_selects.Count > 0)
        {
            return KeptDice.Of([new Alike(_dice, _one)], Kept.Of(_dice, _selects), worth, ref budget);
        }

        var each = _chains ?? (worth == KeptDice.Itself ? _one : _one.Map(worth));
        budget -= (long)_dice * _dice * each.Values.Length * each.Values.Length / 4;
        return budget < 0 ? null : each.Times(_dice);
    }
}
