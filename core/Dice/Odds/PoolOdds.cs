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
            Number worth = faces.Worth(faces.Value(index));
            weights[worth] = weights.GetValueOrDefault(worth) + 1;
        }

        return Distribution.Of(weights, faces.Count);
    }

    /// <summary>Follows the modifiers for as long as all dice stay alike and independent.</summary>
    private sealed class Walk(ImmutableArray<Modifier> modifiers, int dice, Distribution one)
    {
        private int _dice = dice;
        private Distribution _one = one;

        /// <summary>Which ranks still count; null for all.</summary>
        private bool[]? _kept;

        private Distribution? _exploding;
        private bool _unique;
        private Func<Number, bool> _counts = static _ => true;
        private bool _filtered;

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
            if (match is not null && (count is not null || _kept is not null || _exploding is not null || _unique))
            {
                return null;
            }

            var total = match is not null ? SetOdds.Of(_dice, _one, match, ref budget) : Settle(count, ref budget);
            return modifiers.OfType<MarginModifier>().Aggregate(total, static (sum, margin) => sum?.Map(margin.Of));
        }

        private bool Follow(Modifier modifier)
        {
            var alike = _kept is null && _exploding is null && !_unique;
            switch (modifier)
            {
                case SortModifier or MarkModifier or MarginModifier or CountModifier or MatchModifier:
                    return true;
                case BoundModifier bound:
                    _one = _one.Map(value => bound.Minimum ? value < bound.Value ? bound.Value : value : value > bound.Value ? bound.Value : value);
                    return alike;
                case RerollModifier { How: not Rerolling.AddOne } reroll when alike && reroll.On is null or { Rank: Rank.Matching }:
                    _one = reroll.How == Rerolling.Once ? Again(_one, On(reroll.On, _one, lowest: true)) : Without(_one, On(reroll.On, _one, lowest: true));
                    return alike;
                case ExplodeModifier explode when alike && explode.On is null or { Rank: Rank.Matching }:
                    return alike && Explode(explode);
                case AdvantageModifier advantage when alike:
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
                case UniqueModifier { Once: false, On: null } when alike && _one.Weights.ToArray().All(static weight => weight.IsOne):
                    return _unique = true;
                default:
                    return false;
            }
        }

        private static Func<Number, bool> On(Selector? selector, Distribution one, bool lowest)
        {
            var edge = lowest ? one.Values[0] : one.Values[^1];
            return selector is { } its ? its.Condition.Holds : value => lowest ? value <= edge : value >= edge;
        }

        /// <summary>Thrown once more where it holds.</summary>
        private static Distribution Again(Distribution one, Func<Number, bool> holds)
        {
            var again = Sum(one, holds);
            return Distribution.Of(
                one.Values.ToArray().Zip(one.Weights.ToArray(), (value, weight) => KeyValuePair.Create(value, weight * ((holds(value) ? 0 : one.Denominator) + again))),
                one.Denominator * one.Denominator);
        }

        /// <summary>Thrown until it does not hold.</summary>
        private static Distribution Without(Distribution one, Func<Number, bool> holds) => Distribution.Of(
            one.Values.ToArray().Zip(one.Weights.ToArray(), static (value, weight) => KeyValuePair.Create(value, weight)).Where(pair => !holds(pair.Key)),
            one.Denominator - Sum(one, holds));

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
            var holds = On(explode.On, _one, lowest: false);
            var count = modifiers.OfType<CountModifier>().LastOrDefault();
            if (explode.Compound || count is null)
            {
                // Added to the die or added to the pool: the sum is the same.
                if (!explode.Compound && modifiers.OfType<SelectModifier>().Any())
                {
                    return false;
                }

                _one = Chain.Sum(_one, holds, explode.Penetrate, explode.Once ? 1 : Chain.Longest);
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
