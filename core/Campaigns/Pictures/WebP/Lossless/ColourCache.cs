namespace PluginHost.Campaigns.Pictures.WebP.Lossless;

/// <summary>The colours that were there lately, each at the place that follows from it.</summary>
internal sealed class ColourCache(int bits)
{
    private readonly uint[] _colours = new uint[1 << bits];

    public uint this[int index] => _colours[index];

    public void Keep(uint colour) => _colours[(0x1E35A7BD * colour) >> (32 - bits)] = colour;
}
