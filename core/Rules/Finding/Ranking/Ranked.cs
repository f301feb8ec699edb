namespace PluginHost.Rules.Finding;

/// <summary>A passage with what speaks for it; every part is between 0 and about 1.</summary>
internal sealed record Ranked(Analysed Analysed)
{
    /// <summary>The index's score as a part of what it could be at best.</summary>
    public float Words { get; init; }

    /// <summary>How much of the question is there at all.</summary>
    public float Coverage { get; init; }

    /// <summary>How far question and title are the same.</summary>
    public float Title { get; init; }

    /// <summary>Its name was asked for.</summary>
    public float Name { get; init; }

    /// <summary>How near to each other the words of the question stand.</summary>
    public float Nearness { get; init; }

    /// <summary>It is of the kind that was asked for.</summary>
    public float Kind { get; init; }

    public float Likeness { get; init; }

    /// <summary>What words alone say for it.</summary>
    public float Evidence { get; init; }

    public float Score { get; init; }
}
