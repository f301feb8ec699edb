namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>How a block of 16 by 16 pixels is guessed, and what it says beyond that.</summary>
internal sealed class LossyBlock
{
    public const int Small = 16;
    public const int All = 25;

    public int Segment { get; set; }

    public bool Skips { get; set; }

    /// <summary>Each of its small blocks is guessed for itself.</summary>
    public bool InParts { get; set; }

    /// <summary>How each of its small blocks is guessed; the first holds for all when not in parts.</summary>
    public byte[] Modes { get; } = new byte[Small];

    public byte ColourMode { get; set; }

    /// <summary>16 of light, 4 and 4 of colour, and the means of the light.</summary>
    public short[] Coefficients { get; } = new short[All * Small];
}
