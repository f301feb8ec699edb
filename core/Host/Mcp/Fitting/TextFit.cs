namespace PluginHost.Host;

/// <summary>Cuts texts where a line or a word ends.</summary>
internal static class TextFit
{
    /// <returns>The text from <paramref name="from"/> on, and where it goes on, or null at its end.</returns>
    public static (string Text, int? Next) Of(string text, int from, int letters)
    {
        var begin = Math.Clamp(from, 0, text.Length);
        var rest = text.Length - begin;
        if (rest <= letters)
        {
            return (text[begin..], null);
        }

        var end = begin + Math.Max(1, letters);
        var earliest = end - (letters / 4);
        var at = text.LastIndexOf('\n', end - 1, end - earliest);
        at = at > begin ? at : text.LastIndexOf(' ', end - 1, end - earliest);
        end = at > begin ? at : char.IsHighSurrogate(text[end - 1]) && end - 1 > begin ? end - 1 : end;
        return (text[begin..end], end);
    }
}
