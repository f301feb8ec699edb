namespace PluginHost.Rules.Library;

/// <summary>A book that is to be put on the shelf; it is kept until that is done, so that a host that was killed goes on.</summary>
/// <param name="From">A path or an https address.</param>
internal sealed record Addition(string From)
{
    public string? Title { get; init; }

    public string? System { get; init; }

    public string? Kind { get; init; }

    /// <summary>Whether viewers may read it, whatever its licence says.</summary>
    public bool? Open { get; init; }

    /// <summary>How many starts of a host went on with it and did not come to an end.</summary>
    public int Starts { get; init; }
}

/// <summary>What came of an addition.</summary>
/// <param name="Added">Chunks that were not there before.</param>
internal sealed record Placed(Source Source, int Added, int Kept, int Removed)
{
    /// <summary>Whether it was not on the shelf before; even a book without any text may be new.</summary>
    public bool IsNew { get; init; }

    public bool Known => !IsNew && Added == 0 && Removed == 0;
}
