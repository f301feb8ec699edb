using System.Globalization;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// Reads the tags of a template before the library sees it. What could cost without bound has no way in: a template includes no other, iterates only by
/// <c>each</c>, and every turn of it is counted.
/// </summary>
internal static class TemplateScan
{
    public const int Longest = 32 * 1024;

    /// <summary>Counts one turn; put at the head of every loop's body.</summary>
    public const string Turn = "turn-of-a-loop";

    private const int Deepest = 12;
    private const int Nested = 4;
    private const int LongestTag = 300;
    private const int MostTags = 500;

    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    /// <returns>The template, its loops counted and its comments taken out.</returns>
    public static Result<string> Read(string text)
    {
        if (text.Length > Longest)
        {
            return Error.Invalid("template", "A template has at most 32,000 letters.");
        }

        var made = new StringBuilder(text.Length);
        var open = new Stack<string>();
        var (from, tags) = (0, 0);
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            made.Append(text, from, at - from);
            var comment = text.AsSpan(at + 2).TrimStart('~').StartsWith("!--");
            var end = text.IndexOf(comment ? "--}}" : "}}", at, StringComparison.Ordinal);
            if (end < 0)
            {
                return Wrong("A tag is not closed.");
            }

            from = end + (comment ? 4 : 2);
            if (comment)
            {
                continue;
            }

            var tag = text[(at + 2)..end].Trim().Trim('~').Trim();
            if (tag.StartsWith('!'))
            {
                continue;
            }

            if (tag.Length > LongestTag || ++tags > MostTags)
            {
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"A template has at most {MostTags} tags of up to {LongestTag} letters."));
            }

            if (Refused(tag, open) is { } refused)
            {
                return refused;
            }

            made.Append(text, at, from - at);
            if (tag.StartsWith('#') && open.Peek() == "each")
            {
                made.Append("{{").Append(Turn).Append("}}");
            }
        }

        return open.Count > 0 ? Wrong($"The block \"{open.Peek()}\" is not closed.") : made.Append(text, from, text.Length - from).ToString();
    }

    private static Error? Refused(string tag, Stack<string> open)
    {
        if (tag.Length == 0 || tag.AsSpan().ContainsAny('{', '}'))
        {
            return Wrong("A tag is empty, or holds braces.") with { Hint = "Two braces are enough: nothing is escaped." };
        }

        if (tag.Count(static letter => letter == '(') > Nested)
        {
            return Wrong("A tag has too many parentheses.");
        }

        switch (tag[0])
        {
            case '#':
                var name = tag[1..].TrimStart().Split(' ', 2)[0];
                if (!Blocks.Contains(name, StringComparer.Ordinal))
                {
                    return Wrong($"There is no block \"{name}\".") with { Hint = $"Blocks are {string.Join(", ", Blocks)}." };
                }

                open.Push(name);
                return open.Count > Deepest ? Wrong("Blocks stand too deep in one another.") : null;
            case '/':
                return open.TryPop(out var begun) && begun == tag[1..].Trim() ? null : Wrong($"A block is closed that was not open: {tag}.");
            case '>' or '*' or '&' or '@':
                return tag[0] == '@' && tag.Length > 1 && char.IsAsciiLetter(tag[1]) ? null : Wrong("A template includes no other, and has no decorators.");
            case '^':
                return tag.Length == 1 ? null : Wrong("Write {{#unless ...}} or {{else}}.");
            default:
                return tag.StartsWith("else ", StringComparison.Ordinal) ? Wrong("Nest a block in {{else}}: it takes no condition of its own.") : null;
        }
    }

    private static Error Wrong(string sentence) => Error.Invalid("template", sentence);
}
