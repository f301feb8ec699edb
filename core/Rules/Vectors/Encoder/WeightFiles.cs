using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>The numbers of a model in the form of TensorFlow.js: model.json says what lies where in the files beside it.</summary>
internal sealed class WeightFiles
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int[] Shape, int Start, int Count)> _weights;

    private WeightFiles(byte[] bytes, Dictionary<string, (int[] Shape, int Start, int Count)> weights) => (_bytes, _weights) = (bytes, weights);

    public static Result<WeightFiles> Read(string folder) =>
        EncoderLimits.Read(Path.Combine(folder, "model.json"), EncoderLimits.ManifestBytes).Then(bytes => Parse(folder, bytes));

    /// <summary>The numbers of one weight, when it is there and has this shape; an edge of 0 fits any length.</summary>
    public Result<(float[] Values, int[] Shape)> Find(string name, params ReadOnlySpan<int> shape)
    {
        if (!_weights.TryGetValue(name, out var weight))
        {
            return EncoderLimits.Damaged("a part of it is missing");
        }

        var fits = weight.Shape.Length == shape.Length;
        for (var edge = 0; fits && edge < shape.Length; edge++)
        {
            fits = shape[edge] == 0 || shape[edge] == weight.Shape[edge];
        }

        return fits
            ? (MemoryMarshal.Cast<byte, float>(_bytes.AsSpan(weight.Start, weight.Count * sizeof(float))).ToArray(), weight.Shape)
            : EncoderLimits.Damaged("a part of it has another size than expected");
    }

    private static Result<WeightFiles> Parse(string folder, byte[] manifest)
    {
        var weights = new Dictionary<string, (int[] Shape, int Start, int Count)>(StringComparer.Ordinal);
        var shards = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(manifest);
            var size = 0L;
            foreach (var group in document.RootElement.GetProperty("weightsManifest").EnumerateArray())
            {
                shards.AddRange(group.GetProperty("paths").EnumerateArray().Take(EncoderLimits.Shards + 1).Select(static path => path.GetString() ?? ""));
                foreach (var weight in group.GetProperty("weights").EnumerateArray())
                {
                    var shape = weight.GetProperty("shape").EnumerateArray().Take(5).Select(static edge => edge.GetInt32()).ToArray();
                    var count = shape.Length > 4 || shape.Any(static edge => edge is < 0 or > EncoderLimits.Side) ? long.MaxValue : shape.Aggregate(1L, static (all, edge) => all * edge);
                    if (count > (EncoderLimits.Bytes - size) / sizeof(float) || weights.Count == EncoderLimits.Weights || weight.TryGetProperty("quantization", out _) || weight.GetProperty("dtype").GetString() is not ("float32" or "int32"))
                    {
                        return EncoderLimits.Damaged("it holds what this program cannot read");
                    }

                    if (!weights.TryAdd(weight.GetProperty("name").GetString() ?? "", (shape, (int)size, (int)count)))
                    {
                        return EncoderLimits.Damaged("a part of it is there twice");
                    }

                    size += count * sizeof(float);
                }
            }

            return Joined(folder, shards, (int)size).Then<WeightFiles>(bytes => new WeightFiles(bytes, weights));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return EncoderLimits.Damaged("its description cannot be read");
        }
    }

    /// <summary>The shards behind each other, which are exactly as long as the weights that they hold.</summary>
    private static Result<byte[]> Joined(string folder, List<string> shards, int size)
    {
        if (shards.Count > EncoderLimits.Shards || shards.Exists(static shard => shard.Length is 0 or > 200 || !shard.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') || shard.StartsWith('.')))
        {
            return EncoderLimits.Damaged("it names files that it cannot have");
        }

        var all = new byte[size];
        var at = 0;
        foreach (var shard in shards)
        {
            var bytes = EncoderLimits.Read(Path.Combine(folder, shard), size - at);
            if (!bytes.Succeeded)
            {
                return bytes.Error;
            }

            bytes.Value.CopyTo(all, at);
            at += bytes.Value.Length;
        }

        return at == size ? all : EncoderLimits.Damaged("it is not whole");
    }
}
