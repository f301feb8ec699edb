using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>What a plugin does on a connection.</summary>
[Experimental(Experiments.Connections)]
public sealed record ConnectionReaction
{
    /// <summary>Frames to send, in order; in a watched folder, files to write, each whole or not at all.</summary>
    public IReadOnlyList<OutgoingFrame> Frames { get; init; } = [];

    /// <summary>Timers to set, by name: each signals once; one of the same name is replaced. All end with the peer.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Timers { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>What the frame answers: calls of <see cref="IConnectionCaller"/> that wait for it.</summary>
    public IReadOnlyList<ConnectionAnswer> Answers { get; init; } = [];

    /// <summary>The key that a listener's peer showed. The host checks it; a peer that is not admitted within ten seconds is closed.</summary>
    public string? CheckKey { get; init; }

    /// <summary>
    /// An address to move to: the host connects there as well, and closes the present socket when the first frame has arrived at the new one. Frames of both reach the same peer.
    /// </summary>
    public string? MoveTo { get; init; }

    /// <summary>Close the peer with this code. A socket is then planned again.</summary>
    public int? Close { get; init; }

    /// <summary>
    /// Why the connection cannot do its work, and what a person can do about it, as one sentence; the plugin is shown as degraded with it
    /// until a reaction gives another, or the empty text when all is well. What the host itself knows, such as that nobody answers, need not be said.
    /// </summary>
    public string? Trouble { get; init; }

    /// <summary>The campaign that the events of <see cref="Reaction"/> belong to; without one they belong to the host, and to none.</summary>
    public string? Campaign { get; init; }

    /// <summary>What else to do. It is committed before a frame is sent; when it is refused, the peer is closed.</summary>
    public Reaction Reaction { get; init; } = Reaction.None;
}

/// <summary>A frame to send.</summary>
/// <param name="Bytes">
/// The text or bytes, at most 1 MiB. In a text <c>{secret:NAME}</c> is replaced for the names in <see cref="OutgoingFrame.Secrets"/>, and <c>{computed:NAME}</c> for those in
/// <see cref="OutgoingFrame.Computed"/>, at the moment of sending; all others are left as they stand, since somebody else may have written them.
/// In a text that begins with a brace or a bracket they are written as within a JSON string.
/// </param>
[Experimental(Experiments.Connections)]
public sealed record OutgoingFrame(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A binary frame instead of a text.</summary>
    public bool Binary { get; init; }

    /// <summary>Which peer, or null for all that are admitted.</summary>
    public string? Peer { get; init; }

    /// <summary>The file's name, in a watched folder.</summary>
    public string? FileName { get; init; }

    /// <summary>Goes ahead of frames that are held back, as a heartbeat must.</summary>
    public bool Urgent { get; init; }

    /// <summary>The secrets that the text has a place for, by the manifest's names.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Values for <c>{computed:NAME}</c>, by name.</summary>
    public IReadOnlyDictionary<string, ComputedValue> Computed { get; init; } = new Dictionary<string, ComputedValue>();
}

/// <summary>The answer to a call over a connection.</summary>
/// <param name="Correlation">What the call was sent with.</param>
/// <param name="Bytes">The answer.</param>
[Experimental(Experiments.Connections)]
public sealed record ConnectionAnswer(string Correlation, ReadOnlyMemory<byte> Bytes);
