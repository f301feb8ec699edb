using System.Text.Json.Serialization.Metadata;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>What a command finds outside the state: the time, and, when a call is repeated, what its first time recorded.</summary>
internal sealed record Moment(DateTimeOffset Now, IReadOnlyList<StoredEvent> First)
{
    /// <summary>What chance or the clock chose the first time is chosen again.</summary>
    public T? Recorded<T>(string kind, JsonTypeInfo<T> type)
        where T : class => First.FirstOrDefault(happened => happened.Event.Kind == kind) is { } happened ? CampaignFold.Read(happened, type) : null;
}
