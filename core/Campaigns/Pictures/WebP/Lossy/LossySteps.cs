namespace PluginHost.Campaigns.Pictures.WebP.Lossy;

/// <summary>How large a step of each kind of coefficient is: the first of a block, and the others.</summary>
internal sealed record LossySteps((int First, int Others) Light, (int First, int Others) Means, (int First, int Others) Colour)
{
    private const int Last = 127;
    private const int LastOfColour = 117;

    private static readonly byte[] Firsts = Convert.FromHexString(
        "0405060708090a0a0b0c0d0e0f101111121314141515161617171819191a1b1c1d1e1f20212223242525262728292a2b2c2d2e2e2f303132333435363738393a"
        + "3b3c3d3e3f404142434445464748494a4b4c4c4d4e4f505152535455565758595b5d5f6062646566686a6c6e707274767a7c7e80828486888a8c8f9194979a9d");

    private static readonly int[] Rests =
    [
        .. Enumerable.Range(4, 55),
        60, 62, 64, 66, 68, 70, 72, 74, 76, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 110, 112, 114, 116, 119, 122, 125, 128, 131,
        134, 137, 140, 143, 146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 177, 181, 185, 189, 193, 197, 201, 205, 209, 213, 217, 221, 225, 229, 234, 239,
        245, 249, 254, 259, 264, 269, 274, 279, 284,
    ];

    /// <param name="index">How coarse the picture is.</param>
    /// <param name="changes">How much coarser each kind is: the first of light, the first and the rest of means, the first and the rest of colour.</param>
    public static LossySteps Of(int index, int[] changes) => new(
        (First(index + changes[0], Last), Rest(index)),
        (First(index + changes[1], Last) * 2, Math.Max(8, Rest(index + changes[2]) * 155 / 100)),
        (First(index + changes[3], LastOfColour), Rest(index + changes[4])));

    private static int First(int index, int last) => Firsts[Math.Clamp(index, 0, last)];

    private static int Rest(int index) => Rests[Math.Clamp(index, 0, Last)];
}
