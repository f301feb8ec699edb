using System.Net;

namespace PluginHost.Dice;

/// <summary>How the same breakdown looks in different places.</summary>
/// <param name="Text">Any text, made harmless.</param>
/// <param name="Out">A die that does not count.</param>
/// <param name="Best">A die that shows its highest face, counts as a success or was marked.</param>
/// <param name="Worst">A die that counts as a failure or was marked as one.</param>
/// <param name="Total">The total.</param>
public sealed record Markup(Func<string, string> Text, Func<string, string> Out, Func<string, string> Best, Func<string, string> Worst, Func<string, string> Total)
{
    /// <summary>What does not count stands in square brackets.</summary>
    public static Markup Plain { get; } = new(Same, static die => $"[{die}]", Same, Same, Same);

    public static Markup Discord { get; } = new(EscapeMarkdown, static die => $"~~{die}~~", static die => $"**{die}**", static die => $"__{die}__", static total => $"**{total}**");

    public static Markup Html { get; } = new(
        WebUtility.HtmlEncode, static die => $"<s>{die}</s>", static die => $"<b>{die}</b>", static die => $"<i>{die}</i>", static total => $"<strong>{total}</strong>");

    private static string Same(string text) => text;

    private static string EscapeMarkdown(string text) =>
        string.Concat(text.Select(static letter => letter is '*' or '_' or '~' or '`' or '|' or '>' or '\\' or '<' or '@' or '#' or '[' or ']' ? $"\\{letter}" : letter.ToString()));
}
