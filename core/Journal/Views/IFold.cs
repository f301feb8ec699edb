using System.Text.Json;

namespace PluginHost.Journal;

/// <summary>
/// What events mean. A fold never refuses, never looks at a clock and never does I/O; it passes over kinds it does not know and accepts blanks.
/// A view is a fold over only the events that its audience may see.
/// </summary>
/// <typeparam name="TState">An immutable state.</typeparam>
public interface IFold<TState>
    where TState : class
{
    string Name { get; }

    /// <summary>Raised whenever <see cref="Apply"/> changes its meaning.</summary>
    int Version { get; }

    /// <summary>The state of a journal without events.</summary>
    TState Start(string journal);

    TState Apply(TState state, StoredEvent happened);

    byte[] Save(TState state);

    TState Load(ReadOnlySpan<byte> saved);

    /// <summary>The state's parts as data for feeds. Parts that did not change between two states are the same element.</summary>
    IReadOnlyDictionary<string, JsonElement> Parts(TState state);
}
