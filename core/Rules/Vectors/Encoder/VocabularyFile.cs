using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>vocab.json: a list of pieces, each with how likely it is; its place in the list is its number.</summary>
internal static class VocabularyFile
{
    /// <summary>The first ones stand for no text.</summary>
    private const int Reserved = 6;

    /// <param name="folder">Where the encoder is.</param>
    /// <param name="rows">So many pieces the encoder knows.</param>
    public static Result<Tokeniser> Read(string folder, int rows) =>
        EncoderLimits.Read(Path.Combine(folder, "vocab.json"), EncoderLimits.VocabularyBytes).Then(bytes => Parse(bytes, Math.Min(rows, EncoderLimits.Pieces)));

    private static Result<Tokeniser> Parse(byte[] bytes, int rows)
    {
        var pieces = new Dictionary<string, (int Number, double Score)>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var number = 0;
            foreach (var pair in document.RootElement.EnumerateArray())
            {
                var (piece, score) = (pair[0].GetString() ?? "", pair[1].ValueKind is JsonValueKind.Null ? 0 : pair[1].GetDouble());
                if (number >= rows || piece.Length is 0 or > EncoderLimits.LongestPiece || !double.IsFinite(score))
                {
                    return EncoderLimits.Damaged("its vocabulary does not fit");
                }

                // Of pieces that are there twice the last one counts.
                if (number >= Reserved)
                {
                    pieces[piece] = (number, score);
                }

                number++;
            }

            return number > Reserved ? new Tokeniser(pieces) : EncoderLimits.Damaged("its vocabulary does not fit");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            return EncoderLimits.Damaged("its vocabulary cannot be read");
        }
    }
}
