namespace PluginHost.Rules.Layout;

/// <summary>The signs that begin an item of a list.</summary>
internal static class Bullet
{
    private const string Signs = "•◦▪▫■□●○◆◇‣⁃∙·➢➤✓";

    public static bool Alone(string text) => text.Length == 1 && Is(text[0]);

    public static bool Starts(string text) => text.Length > 1 && Is(text[0]) && (char.IsWhiteSpace(text[1]) || char.IsLetterOrDigit(text[1]) || text[0] != '·');

    /// <summary>Whether it begins with a number as items have it: "1." or "12)".</summary>
    public static bool Numbers(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 4 && (text[digits] is '.' or ')') && (digits + 1 == text.Length || char.IsWhiteSpace(text[digits + 1]));
    }

    /// <summary>Private letters are how symbol fonts often name theirs.</summary>
    private static bool Is(char sign) => Signs.Contains(sign, StringComparison.Ordinal) || sign is '\uf0b7' or '\uf0a7';
}
