using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>Something that happened on a connection.</summary>
/// <param name="Peer">Which peer of a listener, the action of a polled request, or the connection's name.</param>
/// <param name="Event">What happened.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionSignal(string Peer, ConnectionEvent Event)
{
    /// <summary>The frame, for <see cref="ConnectionEvent.Frame"/>; at most 16 MiB, and a socket that sends more is closed.</summary>
    public ReadOnlyMemory<byte> Frame { get; init; }

    /// <summary>Whether the frame is binary.</summary>
    public bool Binary { get; init; }

    /// <summary>What the peer's address carried after the question mark, for <see cref="ConnectionEvent.Opened"/> on a listener.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The file's name in a watched folder, for <see cref="ConnectionEvent.Frame"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>The timer's name, for <see cref="ConnectionEvent.Timer"/>.</summary>
    public string? Timer { get; init; }

    /// <summary>The close code, for <see cref="ConnectionEvent.Closed"/>; the HTTP status of a polled answer.</summary>
    public int? Code { get; init; }
}

/// <summary>What can happen on a connection.</summary>
[Experimental(Experiments.Connections)]
[JsonConverter(typeof(JsonStringEnumConverter<ConnectionEvent>))]
public enum ConnectionEvent
{
    /// <summary>A peer is there. On a listener it may not be believed before it is admitted.</summary>
    [JsonStringEnumMemberName("opened")]
    Opened,

    /// <summary>The host knows the key that <see cref="ConnectionReaction.CheckKey"/> gave it.</summary>
    [JsonStringEnumMemberName("admitted")]
    Admitted,

    /// <summary>A frame, a file or an answer arrived.</summary>
    [JsonStringEnumMemberName("frame")]
    Frame,

    /// <summary>A timer that the plugin asked for.</summary>
    [JsonStringEnumMemberName("timer")]
    Timer,

    /// <summary>The peer is gone.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
