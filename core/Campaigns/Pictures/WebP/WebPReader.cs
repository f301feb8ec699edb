using System.Buffers.Binary;
using PluginHost.Campaigns.Pictures.WebP.Lossless;
using PluginHost.Campaigns.Pictures.WebP.Lossy;

namespace PluginHost.Campaigns.Pictures.WebP;

/// <summary>Reads WebP of both kinds, with and without transparency. One that moves is refused.</summary>
internal static class WebPReader
{
    private const int Head = 12;
    private const int PartHead = 8;

    public static bool Begins(ReadOnlySpan<byte> file) => file.Length >= Head && file.StartsWith("RIFF"u8) && file[8..Head].SequenceEqual("WEBP"u8);

    public static Picture Read(byte[] file, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> alpha = default;
        for (var at = Head; at + PartHead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            if (length > file.Length - at - PartHead)
            {
                throw new InvalidDataException("A part that ends beyond the file.");
            }

            var kind = file.AsSpan(at, 4);
            var data = file.AsMemory(at + PartHead, (int)length);
            if (kind.SequenceEqual("VP8L"u8))
            {
                return LosslessReader.Read(data, cancellationToken);
            }

            if (kind.SequenceEqual("VP8 "u8))
            {
                var picture = LossyReader.Read(data, cancellationToken);
                if (alpha.Length > 0)
                {
                    AlphaReader.Read(alpha, picture, cancellationToken);
                }

                return picture;
            }

            if (kind.SequenceEqual("ALPH"u8))
            {
                alpha = data;
            }
            else if (kind.SequenceEqual("ANMF"u8))
            {
                throw new InvalidDataException("A picture that moves.");
            }

            at += PartHead + (int)length + (int)(length & 1);
        }

        throw new InvalidDataException("A picture that is not there.");
    }
}
