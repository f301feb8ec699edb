using PluginHost.Rules.Analysis;

namespace PluginHost.Rules.Finding;

/// <summary>The names a title goes by: whole, without what stands in brackets, behind its colon, and with what a comma turned round put back.</summary>
internal static class Titles
{
    public static IEnumerable<string> Names(string title)
    {
        yield return title;
        var open = title.IndexOf('(', StringComparison.Ordinal);
        var bare = open > 0 ? title[..open].Trim() : title;
        if (open > 0)
        {
            yield return bare;
        }

        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon + 1 < bare.Length)
        {
            yield return bare[(colon + 1)..].Trim();
        }

        var comma = bare.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma == bare.LastIndexOf(','))
        {
            yield return bare[(comma + 1)..].Trim() + " " + bare[..comma];
            yield return bare[..comma];
        }
    }

    /// <summary>The terms of a name as one key; stop words do not count.</summary>
    public static string Key(IEnumerable<string> terms) => string.Join(' ', terms.Where(static term => term.Length > 0));

    /// <summary>The words themselves: "Grappling" is not "Grappled", though their terms are the same.</summary>
    public static string Said(string name) => string.Join(' ', Words.Of(name).Select(static word => BritishSpelling.Fold(word.Text)));

    public static List<string> TermsOf(string name) => Terms.Of(Words.Of(name)).Where(static term => term.Length > 0).ToList();
}
