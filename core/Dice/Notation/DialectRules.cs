namespace PluginHost.Dice;

/// <summary>Where dialects read the same characters differently.</summary>
internal sealed record DialectRules(Dialect Dialect)
{
    public const int MostText = 10_000;
    public const int MostNodes = 2_000;

    /// <summary>How deep brackets, signs and powers may nest: the reader calls itself once a level.</summary>
    public const int MostDepth = 64;

    private static readonly DialectRules[] All =
    [
        new(Dialect.Standard) { Counts = true, Compares = true, DividesWhole = true, Words = true, Repeats = true, Lists = true, Commas = true },
        new(Dialect.Roll20) { Counts = true, MoreIsAtLeast = true, DiceOfOne = true, BareConditions = true, DropsByD = true, SignOfDividend = true, PowersLeftToRight = true, RoundsHalvesUp = true, EndsInWords = true },
        new(Dialect.Foundry) { BareConditions = true, DropsByD = true, SignOfDividend = true, RoundsHalvesUp = true },
        new(Dialect.Avrae) { Compares = true, DividesWhole = true, Commas = true, Tens = true, TotalIsWhole = true },
        new(Dialect.RpgDiceRoller) { Counts = true, DiceOfOne = true, DropsByD = true, NeedsNumbers = true, OnlyNumbersAreNegative = true, FixedOrder = true, NoDiceInside = true, NoZeroDice = true, SlashComments = true },
    ];

    /// <summary>A comparison behind a pool counts its dice.</summary>
    public bool Counts { get; private init; }

    /// <summary>A comparison between totals is 1 or 0.</summary>
    public bool Compares { get; private init; }

    public bool DividesWhole { get; private init; }

    /// <summary>adv, dis, elven, crit19 and vs 15.</summary>
    public bool Words { get; private init; }

    /// <summary>6(4d6) rolls six times.</summary>
    public bool Repeats { get; private init; }

    /// <summary>d{1,1,2} has faces of its own.</summary>
    public bool Lists { get; private init; }

    /// <summary>(a, b) is a group.</summary>
    public bool Commas { get; private init; }

    /// <summary>&gt; means at least, &lt; at most.</summary>
    public bool MoreIsAtLeast { get; private init; }

    /// <summary>A group of one member keeps and drops its dice.</summary>
    public bool DiceOfOne { get; private init; }

    /// <summary>A number alone is a condition: !3, r1, f1.</summary>
    public bool BareConditions { get; private init; }

    /// <summary>d1 behind dice drops the lowest.</summary>
    public bool DropsByD { get; private init; }

    /// <summary>-7%4 is -3.</summary>
    public bool SignOfDividend { get; private init; }

    /// <summary>round(-2.5) is -2.</summary>
    public bool RoundsHalvesUp { get; private init; }

    public bool PowersLeftToRight { get; private init; }

    /// <summary>What follows a whole expression is its description.</summary>
    public bool EndsInWords { get; private init; }

    /// <summary>d% shows 0, 10 … 90.</summary>
    public bool Tens { get; private init; }

    public bool TotalIsWhole { get; private init; }

    /// <summary>Keep and drop say how many.</summary>
    public bool NeedsNumbers { get; private init; }

    public bool OnlyNumbersAreNegative { get; private init; }

    /// <summary>Modifiers apply in one order, whatever was written; of two of a kind the last counts; keep and drop see the whole pool.</summary>
    public bool FixedOrder { get; private init; }

    public bool NoDiceInside { get; private init; }

    public bool NoZeroDice { get; private init; }

    public bool SlashComments { get; private init; }

    public static DialectRules Of(Dialect dialect) => All[(int)dialect];
}
