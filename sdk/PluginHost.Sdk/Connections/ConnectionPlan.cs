using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>A connection as data.</summary>
/// <param name="Kind">How it is made.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionPlan(ConnectionKind Kind)
{
    /// <summary>For a socket, a <c>wss</c> address on a host that the manifest names, or <c>ws</c> on this computer; <c>{secret:NAME}</c> is replaced by the host.</summary>
    public string? Address { get; init; }

    /// <summary>For a listener, the path on the host's port.</summary>
    public string? Path { get; init; }

    /// <summary>For a watched folder, the manifest's name for it; where that is, the person who runs the host may say. The host creates it when it is missing.</summary>
    public string? Folder { get; init; }

    /// <summary>For a watched folder, which files, such as <c>*.json</c>: those that are read, and those that may be written.</summary>
    public string Pattern { get; init; } = "*";

    /// <summary>For a watched folder, hand over only what was added at the end of a file since the last time.</summary>
    public bool Tail { get; init; }

    /// <summary>For a poll, the requests of one round, sent one after the other. An answer that did not change is not handed over.</summary>
    public IReadOnlyList<PlannedRequest> Polls { get; init; } = [];

    /// <summary>For a poll, the time between two rounds; at least ten seconds.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Sub-protocols to offer or accept.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>Frames on the wire are deflated with one shared context, as some gateways do; the plugin sees them inflated.</summary>
    public bool SharedDeflate { get; init; }

    /// <summary>Close codes after which the host must not reconnect.</summary>
    public IReadOnlyList<int> FatalCloseCodes { get; init; } = [];

    /// <summary>At most this many frames a minute; the host holds back the rest.</summary>
    public int? FramesPerMinute { get; init; }
}

/// <summary>How a connection is made.</summary>
[Experimental(Experiments.Connections)]
[JsonConverter(typeof(JsonStringEnumConverter<ConnectionKind>))]
public enum ConnectionKind
{
    /// <summary>The host connects to a WebSocket.</summary>
    [JsonStringEnumMemberName("socket")]
    Socket,

    /// <summary>Others connect to a WebSocket path on the host's port.</summary>
    [JsonStringEnumMemberName("listener")]
    Listener,

    /// <summary>The host watches files: each new or changed one is a frame, once it is whole.</summary>
    [JsonStringEnumMemberName("folder")]
    Folder,

    /// <summary>The host asks again and again: each changed answer is a frame.</summary>
    [JsonStringEnumMemberName("poll")]
    Poll,
}
