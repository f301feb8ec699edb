using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>
/// An event with its place in the journal. <see cref="Seq"/> stays inside the house: doors hand out opaque positions.
/// A fold over a million events needs little of each: the rest is made when it is first asked for.
/// </summary>
public sealed record StoredEvent
{
    private readonly StoredRow? _row;
    private TableEvent? _event;

    public StoredEvent(long seq, Role role, string door, TableEvent @event) => (Seq, Role, Door, _event) = (seq, role, door, @event);

    internal StoredEvent(long seq, Role role, string door, StoredRow row) => (Seq, Role, Door, _row) = (seq, role, door, row);

    public long Seq { get; init; }

    public Role Role { get; init; }

    public string Door { get; init; }

    public TableEvent Event
    {
        get => _event ??= _row!.Event();
        init => (_event, _row) = (value, null);
    }

    /// <summary>An event's id is a hash of its place, so that ids do not count what is hidden.</summary>
    public string Id => Event.Id;

    public string Kind => _row?.Kind ?? Event.Kind;

    public int Version => _row?.Version ?? Event.Version;

    public Audience Audience => _row?.Audience ?? Event.Audience;

    public DateTimeOffset At => _row?.At ?? Event.At;

    public JsonElement Data => _row?.Json ?? Event.Data;

    public bool Redacted => _row?.Redacted ?? Event.Redacted;

    public bool Equals(StoredEvent? other) => other is not null && Seq == other.Seq && Event.Equals(other.Event);

    public override int GetHashCode() => HashCode.Combine(Seq, Event);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event.Campaign}#{Seq} {Kind}");
}
