using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>What browser sources show: a pure mapping of the public view to a few messages, each the whole state of its part.</summary>
[Export(typeof(IFeed))]
public sealed class ObsFeed : IFeed
{
    private const string Rolled = "dice/rolled";

    /// <inheritdoc/>
    public string Name => "overlay";

    /// <inheritdoc/>
    public string Alias => "/obs";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JsonElement>> OpenAsync(FeedView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);

        // Rolls of the past are history: a toast for each would greet a late joiner with noise.
        return ValueTask.FromResult<IReadOnlyList<JsonElement>>([Messages.Initiative(view), Messages.Party(view), Messages.History(view)]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JsonElement>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(happened);
        var messages = new List<JsonElement>();
        if (view.Changed.Contains("initiative"))
        {
            messages.Add(Messages.Initiative(view));
        }

        if (view.Changed.Contains("party"))
        {
            messages.Add(Messages.Party(view));
        }

        if (happened is { Kind: Rolled, Redacted: false, Data.ValueKind: JsonValueKind.Object })
        {
            messages.Add(Messages.Roll(happened));
        }

        return ValueTask.FromResult<IReadOnlyList<JsonElement>>(messages);
    }
}
