using System.Collections.Immutable;
using System.Numerics;

namespace PluginHost.Dice;

/// <summary>The exact odds of a pool of a known number of known dice, through its modifiers. Null where that is not known to be possible in the budget.</summary>
internal static class PoolOdds
{
    private const int MostFaces = 2000;

    public static Distribution? Of(PoolNode pool, Faces faces, long dice, ref long budget) =>
        faces.Count > MostFaces || dice > 100_000 ? null : new Walk(pool.Modifiers, (int)dice, One(faces)).Result(ref budget);

    public static Distribution One(Faces faces)
    {
        var weights = new Dictionary<Number, BigInteger>();
        for (long index = 0; index < faces.Count; index++)
        {
            weights[faces.Value(index)] = weights.GetValueOrDefault(faces.Value(index)) + 1;
        }

        return Distribution.Of(weights, faces.Count);
    }

    /// <summary>Follows the modifiers for as long as all dice stay alike and independent.</summary>
    private sealed class Walk(ImmutableArray<Modifier> modifiers, int dice, Distribution one)
    {
        private int _dice = dice;
        private readonly Distribution _raw = one;
        private Distribution _one = one;

        /// <summary>Which ranks still count; null for all.</summary>
        private bool[]? _kept;

        private Distribution? _exploding;
        private bool _unique;
        private Func<Number, bool> _counts = static _ => true;
        private bool _filtered;

        /// <summary>Whether each die is still as it falls: what is thrown later has not been through the modifiers before.</summary>
        private bool _fresh = true;

        /// <summary>Whether explosions are part of the dice that brought them: modifiers behind would have to tell them apart.</summary>
        private bool _summed;

        public Distribution? Result(ref long budget)
        {
            foreach (var modifier in modifiers)
            {
                if (!Follow(modifier))
                {
                    return null;
                }
            }

            var count = modifiers.OfType<CountModifier>().LastOrDefault();
            var match = modifiers.OfType<MatchModifier>().LastOrDefault(static one => one.Counts);
            if (match is not null && (count is not null || _kept is not null || _exploding is not null || _unique || _summed || _filtered))
            {
                return null;
            }

            var total = match is not null ? SetOdds.Of(_dice, _one, match, ref budget) : Settle(count, ref budget);
            return modifiers.OfType<MarginModifier>().Aggregate(total, static (sum, margin) => sum?.Map(margin.Of));
        }

        private bool Follow(Modifier modifier)
        {
            var alike = _kept is null && _exploding is null && !_unique && !_summed && !_filtered;
            switch (modifier)
            {
                case SortModifier or MarkModifier or MarginModifier or CountModifier or MatchModifier:
                    return true;
                case BoundModifier bound:
                    _one = _one.Map(value => bound.Minimum ? value < bound.Value ? bound.Value : value : value > bound.Value ? bound.Value : value);
                    _fresh = false;
                    return alike;
                case RerollModifier { How: not Rerolling.AddOne } reroll when alike && reroll.On is null or { Rank: Rank.Matching }:
                    _one = Again(On(reroll.On, lowest: true), reroll.How == Rerolling.Until);
                    _fresh = false;
                    return true;
                case ExplodeModifier explode when alike && _fresh && explode.On is null or { Rank: Rank.Matching }:
                    return Explode(explode);
                case AdvantageModifier advantage when alike && _fresh:
                    _dice += advantage.Dice - 1;
                    return Keep(new SelectModifier(advantage.At, true, [advantage.Keeps], OfAll: false));
                case SelectModifier { OfAll: false } select when select.Which.All(static which => which.Rank == Rank.Matching) && _kept is null && !_unique && _exploding is null:
                    var meant = select;
                    var before = _counts;
                    _filtered = true;
                    _counts = value => before(value) && meant.Which.Any(which => which.Condition.Holds(value)) == meant.Keeps;
                    return modifiers.OfType<SelectModifier>().All(static other => other.Which.All(static which => which.Rank == Rank.Matching));
                case SelectModifier select:
                    return _exploding is null && !_unique && Keep(select);
                case UniqueModifier { Once: false, On: null } when alike && _fresh && _one.Weights.ToArray().All(static weight => weight.IsOne):
                    return _unique = true;
                default:
                    return false;
            }
        }

        private Func<Number, bool> On(Selector? selector, bool lowest)
        {
            var edge = lowest ? _raw.Values[0] : _raw.Values[^1];
            return selector is { } its ? its.Condition.Holds : value => lowest ? value <= edge : value >= edge;
        }

        /// <summary>Thrown again where it holds, once or until it does not; what falls then is as the faces are.</summary>
        private Distribution Again(Func<Number, bool> holds, bool until)
        {
            var again = Sum(_one, holds);
            var others = until ? _raw.Denominator - Sum(_raw, holds) : _raw.Denominator;
            if (again.IsZero)
            {
                return _one;
            }

            return Distribution.Of(
                Pairs(_one).Where(pair => !holds(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value * others))
                    .Concat(Pairs(_raw).Where(pair => !until || !holds(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value * again)))
                    .GroupBy(static pair => pair.Key)
                    .Select(static group => KeyValuePair.Create(group.Key, group.Aggregate(BigInteger.Zero, static (sum, pair) => sum + pair.Value))),
                _one.Denominator * others);
        }

        private static IEnumerable<KeyValuePair<Number, BigInteger>> Pairs(Distribution its) =>
            its.Values.ToArray().Zip(its.Weights.ToArray(), static (value, weight) => KeyValuePair.Create(value, weight));

        private static BigInteger Sum(Distribution one, Func<Number, bool> holds)
        {
            var sum = BigInteger.Zero;
            for (var index = 0; index < one.Values.Length; index++)
            {
                sum += holds(one.Values[index]) ? one.Weights[index] : BigInteger.Zero;
            }

            return sum;
        }

        private bool Explode(ExplodeModifier explode)
        {
            var holds = On(explode.On, lowest: false);
            var count = modifiers.OfType<CountModifier>().LastOrDefault();
            if (explode.Compound || count is null)
            {
                // Added to the die or added to the pool: the sum is the same.
                if (!explode.Compound && modifiers.OfType<SelectModifier>().Any())
                {
                    return false;
                }

                _one = Chain.Sum(_one, holds, explode.Penetrate, explode.Once ? 1 : Chain.Longest);
                _summed = true;
                return true;
            }

            if (explode.Penetrate || modifiers.OfType<SelectModifier>().Any())
            {
                return false;
            }

            _exploding = Chain.Count(_one, holds, explode.Once ? 1 : Chain.Longest, Kept.Worth(count));
            return true;
        }

        private bool Keep(SelectModifier select)
        {
            _kept ??= [.. Enumerable.Repeat(true, _dice)];
            return Kept.Narrow(_kept, select);
        }

        private Distribution? Settle(CountModifier? count, ref long budget)
        {
            var worth = count is null ? KeptDice.Itself : Kept.Worth(count);
            if (_filtered)
            {
                var (all, counts) = (worth, _counts);
                worth = value => counts(value) ? all(value) : Number.Zero;
            }

            if (_unique)
            {
                return SetOdds.Distinct(_dice, _one, worth, ref budget);
            }

            if (_kept is not null)
            {
                return KeptDice.Of([new Alike(_dice, _one)], _kept, worth, ref budget);
            }

            var each = _exploding ?? (worth == KeptDice.Itself ? _one : _one.Map(worth));
            budget -= (long)_dice * _dice * each.Values.Length * each.Values.Length / 4;
            return budget < 0 ? null : each.Times(_dice);
        }
    }
}
