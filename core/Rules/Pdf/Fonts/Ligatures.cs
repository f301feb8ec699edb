namespace PluginHost.Rules.Pdf;

/// <summary>Letters that were cast as one are several again, so that words can be found.</summary>
internal static class Ligatures
{
    private static readonly string[] Letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    public static string Expand(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uFB00', '\uFB06') < 0)
        {
            return text;
        }

        return string.Concat(text.Select(static letter => letter is >= '\uFB00' and <= '\uFB06' ? Letters[letter - '\uFB00'] : letter.ToString()));
    }
}
