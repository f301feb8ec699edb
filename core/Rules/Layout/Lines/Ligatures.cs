namespace PluginHost.Rules.Layout;

/// <summary>Letters that fonts join, as the letters they are.</summary>
internal static class Ligatures
{
    private static readonly string[] Letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    public static string Parted(string text) =>
        text.AsSpan().ContainsAnyInRange('\ufb00', '\ufb06')
            ? string.Concat(text.Select(static letter => letter is >= '\ufb00' and <= '\ufb06' ? Letters[letter - '\ufb00'] : letter.ToString()))
            : text;
}
