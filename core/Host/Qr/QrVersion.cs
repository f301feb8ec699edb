namespace PluginHost.Host;

/// <summary>What a version of the code holds at medium error correction.</summary>
/// <param name="Number">The version.</param>
/// <param name="Correction">Correcting bytes of each block.</param>
/// <param name="Short">How many blocks hold <paramref name="Length"/> bytes.</param>
/// <param name="Length">Bytes of a short block.</param>
/// <param name="Long">How many blocks hold one more.</param>
/// <param name="Centres">Where alignment patterns stand, along each side.</param>
internal sealed record QrVersion(int Number, int Correction, int Short, int Length, int Long, int[] Centres)
{
    private static readonly QrVersion[] All =
    [
        new(1, 10, 1, 16, 0, []),
        new(2, 16, 1, 28, 0, [6, 18]),
        new(3, 26, 1, 44, 0, [6, 22]),
        new(4, 18, 2, 32, 0, [6, 26]),
        new(5, 24, 2, 43, 0, [6, 30]),
        new(6, 16, 4, 27, 0, [6, 34]),
        new(7, 18, 4, 31, 0, [6, 22, 38]),
        new(8, 22, 2, 38, 2, [6, 24, 42]),
        new(9, 22, 3, 36, 2, [6, 26, 46]),
        new(10, 26, 4, 43, 1, [6, 28, 50]),
    ];

    public int Size => 17 + (4 * Number);

    /// <summary>Bytes before correction.</summary>
    public int Data => (Short * Length) + (Long * (Length + 1));

    /// <summary>Bits that say how many bytes follow.</summary>
    public int CountBits => Number < 10 ? 8 : 16;

    public static int Most => All[^1].Capacity;

    private int Capacity => ((Data * 8) - 4 - CountBits) / 8;

    /// <summary>The smallest that holds so many bytes, or null.</summary>
    public static QrVersion? For(int bytes) => Array.Find(All, version => bytes <= version.Capacity);
}
