namespace PluginHost.Dice.Tests;

/// <summary>Rows that come out differently here on purpose, each with its reason. Whoever adds one reviews the whole list.</summary>
internal static class DeliberateDifferences
{
    private const string Tolerant = "spaces, a capital D and the typographic minus are understood in every dialect";
    private const string Tail = "theirs takes the rest for words and says nothing; here nothing is skipped";
    private const string More = "refused there; here it has its one obvious meaning in every dialect";

    /// <summary>By the row's id.</summary>
    public static IReadOnlyDictionary<string, string> OfRows { get; } = new Dictionary<string, string>
    {
        ["avrae_d20-0019"] = "how many dice may fall is up to the caller here, and 1,001 are admitted",
        ["rpg_dice_roller-0210"] = "the example shows the sum of a compounded die, from which its single faces cannot be told",
        ["rpg_dice_roller-0216"] = "a slip of its documentation: it shows the 5 as kept, which dl2 drops; its own engine leaves the 7",
    };

    /// <summary>By the dialect and the concept that was compared.</summary>
    public static IReadOnlyDictionary<(Dialect Dialect, string Concept), string> OfFiveEngines { get; } = new Dictionary<(Dialect, string), string>
    {
        [(Dialect.Avrae, "# comment")] = More,
        [(Dialect.Avrae, "computed count (dice)")] = More,
        [(Dialect.Avrae, "computed sides (maths)")] = More,
        [(Dialect.Avrae, "d% range")] = "the face 37 was fed, which a die of tens does not have",
        [(Dialect.Avrae, "power 2**3")] = More,
        [(Dialect.Avrae, "power associativity 2**3**2")] = More,
        [(Dialect.Avrae, "spaces inside 2 d 6")] = Tolerant,
        [(Dialect.Avrae, "unicode minus 1d6−1")] = Tolerant,
        [(Dialect.Avrae, "upper-case D")] = Tolerant,
        [(Dialect.RpgDiceRoller, "annotation on constant")] = "labels and comments may follow anything here; there only dice and groups",
        [(Dialect.RpgDiceRoller, "integer division 7//2")] = "labels and comments may follow anything here; there only dice and groups",
        [(Dialect.RpgDiceRoller, "keep matching value k6")] = "a bug of theirs: keeping more dice than there are drops some",
        [(Dialect.RpgDiceRoller, "spaces inside 2 d 6")] = Tolerant,
        [(Dialect.RpgDiceRoller, "unicode minus 1d6−1")] = Tolerant,
        [(Dialect.RpgDiceRoller, "upper-case D")] = Tolerant,
        [(Dialect.Roll20, "NdS>=5")] = Tail,
        [(Dialect.Roll20, "caret power 2^3")] = Tail,
        [(Dialect.Roll20, "decimal sides 1d2.5")] = Tail,
        [(Dialect.Roll20, "even trailing operator 1d6+")] = Tail,
        [(Dialect.Roll20, "group repeat N{...}")] = Tail,
        [(Dialect.Roll20, "implicit multiplication 2(3)")] = Tail,
        [(Dialect.Roll20, "inline nested [[ ]]")] = Tail,
        [(Dialect.Roll20, "integer division 7//2")] = Tail,
        [(Dialect.Roll20, "keep then explode: 4d6kh2!")] = "modifiers apply in the order written here; theirs drops what explodes after keeping",
        [(Dialect.Roll20, "negative count -1d6")] = "the sign is of the roll here; theirs throws minus one dice, which is none",
        [(Dialect.Roll20, "spaces inside 2 d 6")] = Tail,
        [(Dialect.Roll20, "unary minus before bracket")] = More,
        [(Dialect.Roll20, "unicode minus 1d6−1")] = Tail,
        [(Dialect.Roll20, "upper-case D")] = Tail,
    };
}
