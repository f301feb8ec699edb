using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>What an encoder's files may be at most; the one that is known stays far below.</summary>
internal static class EncoderLimits
{
    public const int Bytes = 256 << 20;
    public const int ManifestBytes = 8 << 20;
    public const int VocabularyBytes = 8 << 20;
    public const int Shards = 64;
    public const int Weights = 1_024;
    public const int Side = 1 << 16;
    public const int Pieces = 1 << 16;
    public const int LongestPiece = 64;

    public static Error Damaged(string what) => new("encoder-damaged", $"The sentence encoder cannot be used: {what}.") { Hint = "Remove it and install it again: encoder remove, encoder install." };

    /// <summary>A file's bytes, when it is there and no longer than allowed.</summary>
    public static Result<byte[]> Read(string path, int most)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > most)
            {
                return Damaged("one of its files is larger than it can be");
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Damaged("one of its files is missing or cannot be read");
        }
    }
}
