namespace PluginHost.Campaigns.Shared;

/// <summary>How much shared documents hold.</summary>
internal static class SharedLimits
{
    public const int MostDocuments = 500;
    public const int MostOps = 1_000;

    /// <summary>Letters of one call.</summary>
    public const int MostLetters = 400_000;

    public const int LongestText = 200_000;

    /// <summary>Runs of one note, deleted ones among them: what a note weighs.</summary>
    public const int MostRuns = 100_000;

    public const int LongestInsertion = 100_000;
    public const int MostRanges = 2_000;
    public const int MostObjects = 5_000;

    /// <summary>Also those that were removed.</summary>
    public const int MostObjectsEver = 20_000;

    /// <summary>How much of a text one operation carries in the journal: an event holds it however its letters are escaped.</summary>
    public const int LongestPart = 4_000;

    public const int MostFieldBytes = 18_000;
    public const int MostPoints = 4_000;

    /// <summary>A counter is greater than all that its writer had seen, not greater than anybody could have.</summary>
    public const long FurthestAhead = 1_000_000;
}
