using System.Collections.Frozen;

namespace PluginHost.Rules.Analysis;

/// <summary>Words that say nothing about what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Everywhere = Set(
        """
        a an and are as at be been being by for from had has have having he her hers him his i if in into is it its itself me mine my myself
        of on onto or our ours she so than that the their theirs them themselves then there these they this those to us was we were while
        with you your yours yourself im ive id theyre youre its thats s t
        """);

    private static readonly FrozenSet<string> InQuestions = Set(
        """
        about actually am any anything anyone can could did do does doing done exactly explain find get gets getting
        go goes give gives happen happened happening happens how just kind let lets like list look many may might much must need needs please
        rule rules shall should show some somebody someone something sort tell thing things use used using want wants what whats when where
        whether which who whom whose why will would work works page
        """);

    private static readonly FrozenSet<string> Weak = Set(
        """
        able again ago all allow allowed allows almost also always another back because become becomes cannot cant didnt doesnt dont before after between both bring character characters come
        creature creatures day each else enough even ever every everyone everything few first good got guy guys he hand happens help himself
        however instead item keep keeps kill know last least less long made make makes making man me mean member middle more most my myself name
        near never new next no not nothing now off often once one only other others over own party people person place player players possible put
        puts really right same say says see still stop stuff such take takes taking target thing through time together too try trying turn
        turns two type under until up very way well whole within without woman yet
        afterwards although apart awesome bad basically beyond bit certain clearly correct correctly difference different easily else entire everywhere exactly extra fast
        fine finally full game generally half hello hey idea immediately important instantly interesting kinda later lot lots main matter maybe middle nasty nice normal
        normally obviously ok okay ones ordinary otherwise perhaps plain pretty proper properly quickly quite rather real regular said secretly seems several similar simply
        somehow somewhere soon sorts special specific stuffs suddenly super sure though total totally twice usual usually various whenever wherever while yes
        """);

    /// <summary>Left out of the index; their places stay empty.</summary>
    public static bool Holds(string word) => Everywhere.Contains(word);

    /// <summary>Words that make a question a question.</summary>
    public static bool HoldsInQuestions(string word) => InQuestions.Contains(word) || Everywhere.Contains(word);

    /// <summary>Words of every day that say little, however rare they are in rulebooks.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word) || InQuestions.Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
