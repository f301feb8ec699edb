namespace PluginHost.Rules.Layout;

/// <summary>The signs that begin an item of a list.</summary>
internal static class Bullet
{
    private const string Signs = "•◦▪▫■□●○◆◇‣⁃∙·➢➤✓";

    public static bool Alone(string text) => text.Length == 1 && Is(text[0]);

    public static bool Starts(string text) => text.Length > 1 && Is(text[0]) && (char.IsWhiteSpace(text[1]) || char.IsLetterOrDigit(text[1]) || text[0] != '·');

    /// <summary>Private letters are how symbol fonts often name theirs.</summary>
    private static bool Is(char sign) => Signs.Contains(sign, StringComparison.Ordinal) || sign is '\uf0b7' or '\uf0a7';
}
