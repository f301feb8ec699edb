using System.Diagnostics;
using System.Globalization;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Vectors;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>Who may say what is alike: what the shelf taught itself, and beside it a sentence encoder in a folder, or one behind an address.</summary>
internal static class Embedders
{
    public const string Own = "learned";

    /// <param name="name"><c>learned</c>, a folder with the sentence encoder's files, <c>ollama:MODEL[@URL]</c> or <c>openai:MODEL@URL</c> (key in PLUGINHOST_EMBEDDER_KEY).</param>
    public static async Task<Result<Learned>> TeachAsync(string name, Learned learned, IReadOnlyList<Passage> passages, TextWriter output)
    {
        if (name == Own)
        {
            return learned;
        }

        var opened = Open(name);
        if (opened.Value is not { } encoder)
        {
            return opened.Error!;
        }

        var start = Stopwatch.GetTimestamp();
        if (await PassageParts.VectorsAsync(encoder, passages, CancellationToken.None) is not { } vectors)
        {
            return new Error("unreachable", $"{name} did not make its vectors.");
        }

        var spent = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{encoder.Name} encoded in {spent:0.0} s, {passages.Count / spent:0} passages/s"));
        return learned.With(passages, encoder, vectors);
    }

    private static Result<IEncoder> Open(string name)
    {
        if (Directory.Exists(name))
        {
            var sentences = new SentenceEncoder(name);
            return sentences.Error is { } error ? error : sentences;
        }

        return EndpointAddress.Parse(name, Environment.GetEnvironmentVariable("PLUGINHOST_EMBEDDER_KEY")).Then<IEncoder>(static address => new EndpointEmbedder(address, TimeProvider.System));
    }
}
