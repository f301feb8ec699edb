using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

/// <summary>
/// Picks tools for a request by words alone: BM25 over names, titles and descriptions, the request widened by the hobby's thesaurus and by what kind of
/// thing its names are. It knows no tool and no request.
/// </summary>
internal sealed class ToolMatcher
{
    private const double Saturation = 1.2;
    private const double ByLength = 0.5;
    private const double NameWeight = 2;
    private const double TitleWeight = 2;

    private readonly List<(string Name, Dictionary<string, double> Terms, double Length)> _tools;
    private readonly Dictionary<string, double> _rarity;
    private readonly double _usual;

    public ToolMatcher(IReadOnlyList<ToolDescription> tools)
    {
        _tools = [.. tools.Select(static tool => Read(tool))];
        _usual = _tools.Average(static tool => tool.Length);
        _rarity = _tools.SelectMany(static tool => tool.Terms.Keys).GroupBy(static term => term, StringComparer.Ordinal).ToDictionary(
            static term => term.Key, term => Math.Log(1 + ((_tools.Count - term.Count() + 0.5) / (term.Count() + 0.5))), StringComparer.Ordinal);
    }

    /// <returns>The tools that have anything of the request, the best first.</returns>
    public IReadOnlyList<(string Name, double Score)> Match(string request)
    {
        var asked = RequestTerms.Of(request);
        return
        [
            .. _tools.Select(tool => (tool.Name, Score: asked.Sum(term => term.Value * Weight(tool.Terms.GetValueOrDefault(term.Key), tool.Length) * _rarity.GetValueOrDefault(term.Key))))
                .Where(static tool => tool.Score > 0)
                .OrderByDescending(static tool => tool.Score)
                .ThenBy(static tool => tool.Name, StringComparer.Ordinal),
        ];
    }

    private double Weight(double often, double length) => often * (Saturation + 1) / (often + (Saturation * (1 - ByLength + (ByLength * length / _usual))));

    private static (string Name, Dictionary<string, double> Terms, double Length) Read(ToolDescription tool)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        var length = 0.0;
        foreach (var (text, weight) in new[] { (tool.Name.Replace('_', ' '), NameWeight), (tool.Title, TitleWeight), (tool.Description, 1.0) })
        {
            foreach (var term in RequestTerms.Plain(text))
            {
                terms[term] = terms.GetValueOrDefault(term) + weight;
                length += weight;
            }
        }

        return (tool.Name, terms, length);
    }
}
