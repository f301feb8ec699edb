using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>An event with its place in the journal. <see cref="Seq"/> stays inside the house: doors hand out opaque positions.</summary>
public sealed record StoredEvent(long Seq, Role Role, string Door, TableEvent Event)
{
    /// <summary>An event's id is a hash of its place, so that ids do not count what is hidden.</summary>
    public string Id => Event.Id;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event.Campaign}#{Seq} {Event.Kind}");
}
