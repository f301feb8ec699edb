namespace PluginHost.Host;

/// <summary>Something that an answer has no room for.</summary>
/// <param name="Path">Where it is; with a star for each entry of a list.</param>
/// <param name="From">Where it goes on.</param>
/// <param name="Total">Of a list, how many entries it has.</param>
/// <param name="Letters">How much is missing.</param>
internal sealed record Cut(string Path, int From, int? Total, int Letters)
{
    public const string Each = "*";

    /// <summary>Whether a cursor can lead there.</summary>
    public bool IsPlace => !Path.Split('/').Contains(Each, StringComparer.Ordinal);

    public int Depth => Path.Count(static letter => letter == '/');
}
