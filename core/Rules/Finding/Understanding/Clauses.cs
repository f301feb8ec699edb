using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>Who describes a thing says what it is, then "that" or "which", then what it does.</summary>
internal static class Clauses
{
    private static readonly string[] Beginnings = ["that", "which", "who", "whose"];

    /// <summary>Where the describing clause begins; behind everything when there is none.</summary>
    public static int Begin(string text)
    {
        var words = Words.Of(text);
        var named = false;
        foreach (var word in words)
        {
            if (named && Beginnings.Contains(word.Text))
            {
                return word.Start;
            }

            named |= !StopWords.HoldsInQuestions(word.Text);
        }

        return int.MaxValue;
    }
}
