using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Views by audience, without knowing what they fold to.</summary>
public interface IViews
{
    /// <summary>The view as of now.</summary>
    ValueTask<ViewMoment> CurrentAsync(string journal, Audience audience, CancellationToken cancellationToken);

    /// <summary>
    /// A subscription: first the view at <paramref name="after"/> (or as of now when null) without an event, then every later event that the audience
    /// may see, each with the view that follows from it. It ends only with the token.
    /// </summary>
    IAsyncEnumerable<ViewMoment> FollowAsync(string journal, Audience audience, long? after, CancellationToken cancellationToken);
}

public sealed record ViewMoment(long Seq, FeedView View, StoredEvent? Event);
