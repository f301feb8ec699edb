namespace PluginHost.Host;

/// <summary>A way to a host that carries whole messages, a line each, either way.</summary>
internal interface IHostLine : IDisposable
{
    /// <summary>Says one message. That nobody heard it shows when nobody answers.</summary>
    /// <param name="message">Which stands until this returns.</param>
    /// <param name="more">Whether another is there already.</param>
    void Send(ReadOnlyMemory<byte> message, bool more);

    /// <summary>Says that nothing more will be said; what is under way is still answered.</summary>
    void End();

    /// <summary>Hands on what the host says, until it has gone.</summary>
    /// <param name="heard">Takes a message, which stands until this returns.</param>
    void Receive(Action<ReadOnlyMemory<byte>> heard);
}
