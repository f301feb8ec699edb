namespace PluginHost.Live;

/// <summary>A way to one other end. Whoever speaks through it need not know whether it is a socket, a stream of events or lines of text.</summary>
internal interface ILine
{
    /// <summary>What the way is called in the record of who was refused.</summary>
    string Door { get; }

    /// <summary>The address of the other end.</summary>
    string? From => null;

    /// <summary>Whether several messages that wait already may go out as one array.</summary>
    bool Batches { get; set; }

    /// <summary>Whether a welcome already shows the campaign; otherwise only who asks is shown it.</summary>
    bool ShowsOnWelcome => true;

    /// <summary>Sends messages in their order; it returns when the other end can take more. Nothing is kept for one that does not read: it is cut off in the end.</summary>
    ValueTask SendAsync(ReadOnlyMemory<Said> messages, CancellationToken cancellationToken);

    ValueTask SendAsync(Said message, CancellationToken cancellationToken);

    /// <summary>A reply, as it is worded here.</summary>
    Said Word(Reply reply, DateTimeOffset at) => new(Envelopes.Reply(reply, at));

    ValueTask AnswerAsync(Reply reply, DateTimeOffset at, CancellationToken cancellationToken) => SendAsync(Word(reply, at), cancellationToken);

    /// <summary>Says why, and leaves.</summary>
    Task CloseAsync(Goodbye why);
}
