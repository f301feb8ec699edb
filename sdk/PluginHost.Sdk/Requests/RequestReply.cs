using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>A provider's answer to a planned request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, at most 16 MiB.</param>
[Experimental(Experiments.Requests)]
public sealed record RequestReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The headers that the host passes on: content type, entity tag, rate limits.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
