using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What a connection is made to: a socket, or a folder. Whatever goes wrong on the way ends it with a close code; nothing is thrown.</summary>
internal abstract class Peer : IDisposable
{
    /// <summary>Whether it is on this computer.</summary>
    public abstract bool Here { get; }

    public abstract int CloseCode { get; }

    /// <returns>The next whole frame, or null when there will be none.</returns>
    public abstract Task<IncomingFrame?> ReceiveAsync(CancellationToken cancellationToken);

    /// <returns>Why such a frame can never go out there, or null.</returns>
    public virtual Error? Refuses(OutgoingFrame frame) => null;

    /// <param name="bytes">The frame's, with all put in that it has places for.</param>
    /// <param name="frame">What else is said of it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Whether it went out.</returns>
    public abstract Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, OutgoingFrame frame, CancellationToken cancellationToken);

    public abstract Task CloseAsync(int code);

    public abstract void Dispose();
}

internal sealed record IncomingFrame(ReadOnlyMemory<byte> Bytes, bool Binary)
{
    /// <summary>The file that it is, in a folder.</summary>
    public string? FileName { get; init; }
}
