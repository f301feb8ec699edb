using System.Text;

namespace PluginHost.Dice;

/// <summary>An explanation to read.</summary>
public static class ExplanationText
{
    public static string Of(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var text = new StringBuilder(explanation.Words);
        foreach (var difference in explanation.Differences)
        {
            text.Append('\n').Append(difference.Words);
        }

        return text.ToString();
    }
}
