namespace PluginHost.Campaigns.Generators;

/// <summary>What tables may cost: more is refused with a sentence, so that a table that calls itself ends.</summary>
internal static class TableLimits
{
    public const int Text = 512 * 1024;
    public const int Tables = 2_000;
    public const int Lines = 20_000;
    public const int Line = 4_000;
    public const int Name = 60;
    public const int Weight = 1_000_000;

    /// <summary>How deep one line may call another.</summary>
    public const int Depth = 24;

    /// <summary>How many lines may fall for one answer.</summary>
    public const int Falls = 2_000;

    /// <summary>How long an answer, and all that was made for it, may become.</summary>
    public const int Made = 64 * 1024;
}
