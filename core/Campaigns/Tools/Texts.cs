using System.Buffers;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What people may write. A hundred names of this length and either text fit into one event, however their letters are escaped.</summary>
internal static class Texts
{
    public const int LongestName = 80;
    public const int LongestNote = 8_000;

    /// <summary>A decision stands twice in its event: bare, and as a line to show.</summary>
    public const int LongestDecision = 4_000;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\t");

    public static Result<string> Name(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestName || text.Any(static c => char.IsControl(c) || c is '\u2028' or '\u2029')
            ? Error.Invalid(field, $"A name has 1 to {LongestName} characters on one line.")
            : text;

    /// <summary>An empty text is one that was left out: forms send both.</summary>
    public static Result<string> NameOr(string? text, string otherwise, string field) => string.IsNullOrEmpty(text) ? otherwise : Name(text, field);

    public static Result<string> Prose(string? text, string field, int longest) =>
        string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(static c => char.IsControl(c) && !LineBreaks.Contains(c))
            ? Error.Invalid(field, $"A text has 1 to {longest} characters, none of them a control character.")
            : text;
}
