namespace PluginHost.Host;

/// <summary>An address with names in braces, each of which stands for a part without a slash. Matching walks both texts once.</summary>
internal sealed class UriTemplate
{
    private const int LongestUri = 2_000;

    private readonly (string Text, bool IsName)[] _pieces;

    public UriTemplate(string template)
    {
        Text = template;
        _pieces = [.. Pieces(template)];
    }

    public string Text { get; }

    public bool IsTemplate => _pieces.Any(static piece => piece.IsName);

    /// <summary>The values of the names, or null when the address is another.</summary>
    public Dictionary<string, string>? Match(string uri)
    {
        if (uri.Length > LongestUri)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        for (var i = 0; i < _pieces.Length; i++)
        {
            var (text, isName) = _pieces[i];
            if (!isName)
            {
                if (string.CompareOrdinal(uri, at, text, 0, text.Length) != 0)
                {
                    return null;
                }

                at += text.Length;
                continue;
            }

            var next = i + 1 < _pieces.Length ? _pieces[i + 1].Text : null;
            var slash = uri.IndexOf('/', at);
            var end = next is null ? uri.Length : uri.IndexOf(next, at, StringComparison.Ordinal);
            if (end <= at || (slash >= 0 && slash < end))
            {
                return null;
            }

            values[text] = Uri.UnescapeDataString(uri[at..end]);
            at = end;
        }

        return at == uri.Length ? values : null;
    }

    private static IEnumerable<(string Text, bool IsName)> Pieces(string template)
    {
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                yield return (template[at..], false);
                yield break;
            }

            if (open > at)
            {
                yield return (template[at..open], false);
            }

            yield return (template[(open + 1)..close], true);
            at = close + 1;
        }
    }
}
