namespace PluginHost.Rules.Index;

internal sealed record IndexLimits
{
    public static IndexLimits Default { get; } = new();

    /// <summary>A change keeps so many words in memory before it writes them down as a segment.</summary>
    public int Words { get; init; } = 8_000_000;

    /// <summary>More segments than these are made fewer at the next change.</summary>
    public int Segments { get; init; } = 10;

    /// <summary>A segment that has lost so large a part is written anew.</summary>
    public double Lost { get; init; } = .3;
}
