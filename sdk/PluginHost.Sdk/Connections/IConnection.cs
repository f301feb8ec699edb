using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>
/// A long connection that the plugin declares and the host owns: it connects, keeps alive, reconnects with back-off and puts in secrets; the plugin only answers frames.
/// Calls for one peer never overlap. Exceptions close the peer and count against the plugin.
/// </summary>
[Experimental(Experiments.Connections)]
public interface IConnection
{
    /// <summary>What to connect to, listen on or watch. Asked again after every close, so that a resume address can be given.</summary>
    ConnectionPlan Plan { get; }

    /// <summary>Something happened on the connection.</summary>
    /// <param name="signal">What.</param>
    /// <param name="cancellationToken">Cancelled when the time limit passes.</param>
    /// <returns>What to do.</returns>
    Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken);
}

/// <summary>A connection as data.</summary>
/// <param name="Name">Unique in the plugin.</param>
/// <param name="Kind">How it is made.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionPlan(string Name, ConnectionKind Kind)
{
    /// <summary>A <c>wss</c> address for a socket; <c>{secret:NAME}</c> is replaced by the host.</summary>
    public string? Address { get; init; }

    /// <summary>The path on the host's port for a listener.</summary>
    public string? Path { get; init; }

    /// <summary>The manifest's folder and a pattern for a watched folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Sub-protocols to offer or accept.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>Frames on the wire are deflated with one shared context, as some gateways do.</summary>
    public bool SharedDeflate { get; init; }

    /// <summary>Close codes after which the host must not reconnect.</summary>
    public IReadOnlyList<int> FatalCloseCodes { get; init; } = [];

    /// <summary>At most this many frames a minute; the host holds back the rest.</summary>
    public int? FramesPerMinute { get; init; }
}

/// <summary>How a connection is made.</summary>
[Experimental(Experiments.Connections)]
public enum ConnectionKind
{
    /// <summary>The host connects to a WebSocket.</summary>
    Socket,

    /// <summary>Others connect to a WebSocket path on the host's port.</summary>
    Listener,

    /// <summary>The host watches files: each new or changed one is a frame.</summary>
    Folder,
}

/// <summary>Something that happened on a connection.</summary>
/// <param name="Peer">Which peer of a listener, or the connection's name.</param>
/// <param name="Event">What happened.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionSignal(string Peer, ConnectionEvent Event)
{
    /// <summary>The frame, for <see cref="ConnectionEvent.Frame"/>.</summary>
    public ReadOnlyMemory<byte> Frame { get; init; }

    /// <summary>The close code, for <see cref="ConnectionEvent.Closed"/>; the file's name in a watched folder.</summary>
    public string? Detail { get; init; }
}

/// <summary>What can happen on a connection.</summary>
[Experimental(Experiments.Connections)]
public enum ConnectionEvent
{
    /// <summary>A peer is there.</summary>
    Opened,

    /// <summary>A frame or file arrived.</summary>
    Frame,

    /// <summary>A timer that the plugin asked for.</summary>
    Timer,

    /// <summary>The peer is gone.</summary>
    Closed,
}

/// <summary>What a plugin does on a connection.</summary>
[Experimental(Experiments.Connections)]
public sealed record ConnectionReaction
{
    /// <summary>Frames to send, in order; in a watched folder, files to write.</summary>
    public IReadOnlyList<OutgoingFrame> Frames { get; init; } = [];

    /// <summary>Ask for a timer signal after this time, once; it replaces an earlier one.</summary>
    public TimeSpan? Timer { get; init; }

    /// <summary>Close the peer with this code.</summary>
    public int? Close { get; init; }

    /// <summary>What else to do.</summary>
    public Reaction Reaction { get; init; } = Reaction.None;
}

/// <summary>A frame to send.</summary>
/// <param name="Bytes">The text or bytes; <c>{secret:NAME}</c> in a text is replaced at the moment of sending.</param>
[Experimental(Experiments.Connections)]
public sealed record OutgoingFrame(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A binary frame instead of a text.</summary>
    public bool Binary { get; init; }

    /// <summary>Which peer, or null for all.</summary>
    public string? Peer { get; init; }

    /// <summary>The file's name, in a watched folder.</summary>
    public string? FileName { get; init; }
}
