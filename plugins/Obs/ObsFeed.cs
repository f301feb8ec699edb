using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>What browser sources show: a pure mapping of the public view to a few messages, each the whole state of its part.</summary>
[Export(typeof(IFeed))]
public sealed class ObsFeed : IFeed
{
    private const string Rolled = "dice/rolled";
    private const string Voted = "campaigns/voted";
    private const string Redacting = "journal/redacted";

    /// <inheritdoc/>
    public string Name => "overlay";

    /// <inheritdoc/>
    public string Alias => "/obs";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JsonElement>> OpenAsync(FeedView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);

        // Rolls of the past are history: a toast for each would greet a late joiner with noise.
        return ValueTask.FromResult<IReadOnlyList<JsonElement>>(Everything(view));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JsonElement>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(happened);
        return ValueTask.FromResult<IReadOnlyList<JsonElement>>(Next(view, happened));
    }

    private static List<JsonElement> Everything(FeedView view)
    {
        var shown = StageMessages.IsBlank(view) ? new FeedView(view.Campaign, new Dictionary<string, JsonElement>()) : view;
        return [StageMessages.Blank(StageMessages.IsBlank(view)), Messages.Initiative(shown), Messages.Party(shown), Messages.History(shown), .. StageMessages.All(view)];
    }

    private static List<JsonElement> Next(FeedView view, TableEvent happened)
    {
        var messages = new List<JsonElement>();
        if (happened.Kind == Redacting || Touches(happened, "blank"))
        {
            // A page that is blank is told of nothing else: whoever looks into the socket sees as little as on the screen.
            return view.Changed.Count > 0 ? Everything(view) : messages;
        }

        if (StageMessages.IsBlank(view))
        {
            return messages;
        }

        if (view.Changed.Contains("initiative"))
        {
            messages.Add(Messages.Initiative(view));
        }

        if (view.Changed.Contains("party"))
        {
            messages.Add(Messages.Party(view));
        }

        if (view.Changed.Contains("stage"))
        {
            messages.AddRange(StageMessages.After(view, happened.Kind == Voted ? "vote" : TypeOf(happened)));
        }

        if (happened is { Kind: Rolled, Redacted: false, Data.ValueKind: JsonValueKind.Object })
        {
            messages.Add(Messages.Roll(happened));
        }

        return messages;
    }

    /// <summary>Whether the event says something else of one property of the stage.</summary>
    private static bool Touches(TableEvent happened, string property) =>
        TypeOf(happened) == "stage"
        && ((happened.Data.TryGetProperty("set", out var set) && set.ValueKind == JsonValueKind.Object && set.TryGetProperty(property, out _))
            || (happened.Data.TryGetProperty("unset", out var unset) && unset.ValueKind == JsonValueKind.Array && unset.EnumerateArray().Any(path => path.ValueKind == JsonValueKind.String && path.ValueEquals(property))));

    /// <summary>Of what type the thing is that changed.</summary>
    private static string? TypeOf(TableEvent happened) =>
        happened.Data.ValueKind == JsonValueKind.Object && happened.Data.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
