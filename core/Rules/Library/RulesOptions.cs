namespace PluginHost.Rules;

/// <param name="Folder">Where the shelf and its index are kept.</param>
/// <param name="Books">The folders whose files tools may add.</param>
/// <param name="Time">The clock.</param>
public sealed record RulesOptions(string Folder, IReadOnlyList<string> Books, TimeProvider Time)
{
    /// <summary>Another program that makes vectors, such as ollama:MODEL; nothing for those that the shelf teaches.</summary>
    public string? Embedder { get; init; }

    /// <summary>Where a sentence encoder may have been installed; it is used when no other program is named.</summary>
    public string? EncoderFolder { get; init; }

    /// <summary>What that program wants to be shown.</summary>
    public string? EmbedderKey { get; init; }

    /// <summary>The game system of a campaign: questions are about it unless they say otherwise.</summary>
    public Func<string, CancellationToken, Task<string?>> SystemOf { get; init; } = static (_, _) => Task.FromResult<string?>(null);
}
