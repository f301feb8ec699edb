namespace PluginHost.Rules.Pdf;

/// <summary>What the glyph names stand for that every CFF program knows by number.</summary>
internal static class CffStrings
{
    public const int Count = 391;

    private const string From150 = "¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž";

    private static readonly string[] Standard = [.. Encodings.Standard.OfType<string>()];

    /// <summary>Of the names for typographers only figures, ligatures and small capitals are letters of a text.</summary>
    public static string? Text(int number) => number switch
    {
        >= 1 and <= 149 when number <= Standard.Length => Standard[number - 1],
        >= 150 and < 229 => From150[number - 150].ToString(),
        >= 239 and <= 248 => ((char)('0' + number - 239)).ToString(),
        266 => "ff",
        267 => "ffi",
        268 => "ffl",
        >= 274 and <= 299 => ((char)('A' + number - 274)).ToString(),
        _ => null,
    };
}
