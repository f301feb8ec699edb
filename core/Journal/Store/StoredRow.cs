using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>An event as the store keeps it.</summary>
internal sealed record StoredRow(string Campaign, string Kind, int Version, Audience Audience, DateTimeOffset At, ReadOnlyMemory<byte> Data)
{
    private static readonly JsonElement Blank = JsonElement.Parse("{}");

    private object? _json;

    /// <summary>Makes the ids of the event and its step.</summary>
    public required OpaqueIds Ids { get; init; }

    public required long Journal { get; init; }

    public required long Seq { get; init; }

    /// <summary>The place of its step's first event.</summary>
    public required long First { get; init; }

    public required string Person { get; init; }

    public string? Session { get; init; }

    public string? Causes { get; init; }

    public string? Origin { get; init; }

    public bool Redacted { get; init; }

    public JsonElement Json => (JsonElement)(_json ??= Redacted ? Blank : JsonElement.Parse(Data.Span));

    public TableEvent Event()
    {
        var (id, step) = Ids.Of(Journal, Seq, First, At);
        return new TableEvent
        {
            Id = id,
            Campaign = Campaign,
            Step = step,
            Kind = Kind,
            Version = Version,
            Data = Json,
            Audience = Audience,
            At = At,
            Session = Session,
            Person = Person,
            Origin = Origin is null ? null : JsonSerializer.Deserialize(Origin, JournalJson.Default.Origin),
            Causes = Causes,
            Redacted = Redacted,
        };
    }
}
