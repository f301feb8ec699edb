namespace PluginHost.Campaigns.Generators;

/// <summary>Finds <c>[[...]]</c> in a text, with whatever stands in brackets inside of it.</summary>
internal static class Marks
{
    /// <returns>Where the next mark begins and ends, brackets and all; -1 when there is none that is closed.</returns>
    public static (int Start, int End) Next(string text, int from)
    {
        var start = text.IndexOf("[[", from, StringComparison.Ordinal);
        return start < 0 ? (-1, -1) : Closing(text, start) is var end && end < 0 ? (-1, -1) : (start, end);
    }

    /// <summary>Cuts at a letter that stands in no brackets.</summary>
    public static IReadOnlyList<string> Split(string text, char at)
    {
        var parts = new List<string>();
        var (depth, begin) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (Is(text, index, '['))
            {
                (depth, index) = (depth + 1, index + 1);
            }
            else if (Is(text, index, ']'))
            {
                (depth, index) = (Math.Max(0, depth - 1), index + 1);
            }
            else if (depth == 0 && text[index] == at)
            {
                parts.Add(text[begin..index]);
                begin = index + 1;
            }
        }

        parts.Add(text[begin..]);
        return parts;
    }

    /// <summary>What stands in the brackets of a text, the innermost too.</summary>
    public static IEnumerable<string> Within(string text)
    {
        for (var (start, end) = Next(text, 0); start >= 0; (start, end) = Next(text, start + 2))
        {
            yield return text[(start + 2)..(end - 2)];
        }
    }

    private static int Closing(string text, int start)
    {
        var depth = 0;
        for (var index = start; index < text.Length; index++)
        {
            if (Is(text, index, '['))
            {
                (depth, index) = (depth + 1, index + 1);
            }
            else if (Is(text, index, ']'))
            {
                (depth, index) = (depth - 1, index + 1);
                if (depth == 0)
                {
                    return index + 1;
                }
            }
        }

        return -1;
    }

    private static bool Is(string text, int index, char bracket) => text[index] == bracket && index + 1 < text.Length && text[index + 1] == bracket;
}
