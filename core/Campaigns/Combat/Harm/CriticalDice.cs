using System.Globalization;
using System.Text;

namespace PluginHost.Campaigns;

/// <summary>An expression with twice as many of each dice.</summary>
internal static class CriticalDice
{
    private const int MostDigits = 4;

    public static string Of(string dice)
    {
        var text = new StringBuilder();
        for (var at = 0; at < dice.Length;)
        {
            var digits = at;
            while (digits < dice.Length && char.IsAsciiDigit(dice[digits]))
            {
                digits++;
            }

            var isWord = at > 0 && (char.IsAsciiLetterOrDigit(dice[at - 1]) || dice[at - 1] is '.' or '@');
            if (!isWord && digits - at <= MostDigits && digits + 1 < dice.Length && (dice[digits] is 'd' or 'D') && (char.IsAsciiDigit(dice[digits + 1]) || dice[digits + 1] is '%' or '{' or '(' or 'F'))
            {
                var count = digits > at ? int.Parse(dice.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture) : 1;
                text.Append(CultureInfo.InvariantCulture, $"{count * 2}d");
                at = digits + 1;
            }
            else
            {
                var past = Math.Max(digits, at + 1);
                text.Append(dice, at, past - at);
                at = past;
            }
        }

        return text.ToString();
    }
}
