namespace PluginHost.Campaigns.Pictures.WebP;

internal static class WebPReader
{
    public static bool Begins(ReadOnlySpan<byte> file) => file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8);

    public static Picture Read(byte[] file, CancellationToken cancellationToken) => throw new InvalidDataException();
}
