namespace PluginHost.Live;

/// <summary>Keeps what is answered, to be given back as one array.</summary>
internal sealed class Replies : ILine
{
    private readonly List<Said> _said = [];

    public string Door => "stream";

    public bool Batches
    {
        get => false;
        set => _ = value;
    }

    public ValueTask SendAsync(Said message, CancellationToken cancellationToken) => SendAsync(new[] { message }, cancellationToken);

    public ValueTask SendAsync(ReadOnlyMemory<Said> messages, CancellationToken cancellationToken)
    {
        lock (_said)
        {
            _said.AddRange(messages.Span);
        }

        return default;
    }

    public Task CloseAsync(Goodbye why) => Task.CompletedTask;

    public ReadOnlyMemory<byte> ToArray()
    {
        lock (_said)
        {
            return _said.Count == 0 ? "[]"u8.ToArray() : Batch.Of(_said.ToArray()).Bytes;
        }
    }
}
