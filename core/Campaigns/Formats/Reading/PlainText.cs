using System.Net;
using System.Text;

namespace PluginHost.Campaigns.Formats;

/// <summary>The words of a piece of HTML.</summary>
internal static class PlainText
{
    private const int Longest = 100_000;

    public static string? Of(string? html, int longest = 1500)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return null;
        }

        var words = new StringBuilder();
        var inTag = false;
        foreach (var c in html.Length > Longest ? html[..Longest] : html)
        {
            inTag = c == '<' || (inTag && c != '>');
            if (c == '>' || (c == '<' && words.Length > 0))
            {
                words.Append(' ');
            }
            else if (!inTag)
            {
                words.Append(char.IsControl(c) ? ' ' : c);
            }
        }

        var text = string.Join(' ', WebUtility.HtmlDecode(words.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : SheetFit.Clip(text, longest)!.TrimEnd();
    }
}
