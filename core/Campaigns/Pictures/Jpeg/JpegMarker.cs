namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>What the parts of a JPEG begin with, behind a byte FF.</summary>
internal static class JpegMarker
{
    public const int None = -1;
    public const int Lone = 0x01;
    public const int Baseline = 0xC0;
    public const int Sequential = 0xC1;
    public const int Progressive = 0xC2;
    public const int Huffman = 0xC4;
    public const int End = 0xD9;
    public const int Scan = 0xDA;
    public const int Steps = 0xDB;
    public const int Interval = 0xDD;
    public const int Exif = 0xE1;
    public const int Adobe = 0xEE;
}
