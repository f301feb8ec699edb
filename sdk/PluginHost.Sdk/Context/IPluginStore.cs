using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>Imported by a plugin to read its own durable state; it is changed by <see cref="Reaction.State"/>. Safe for concurrent use.</summary>
public interface IPluginStore
{
    /// <summary>Reads one value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<JsonElement?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Lists keys.</summary>
    /// <param name="prefix">What they begin with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>At most 1,000 keys, in ordinal order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);
}
