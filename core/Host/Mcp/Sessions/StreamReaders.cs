namespace PluginHost.Host;

/// <summary>Who reads which stream of a session. Nothing is said on two connections: who comes for a stream takes it from whoever read it before. Safe for concurrent use.</summary>
internal sealed class StreamReaders
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Reading> _reading = [];

    public bool Any
    {
        get
        {
            lock (_gate)
            {
                return _reading.Count > 0;
            }
        }
    }

    public Reading Begin(long stream)
    {
        var reading = new Reading(this, stream);
        lock (_gate)
        {
            _reading.GetValueOrDefault(stream)?.Give();
            _reading[stream] = reading;
        }

        return reading;
    }

    private void End(Reading reading)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_reading.GetValueOrDefault(reading.Stream), reading))
            {
                _reading.Remove(reading.Stream);
            }
        }
    }

    internal sealed class Reading(StreamReaders readers, long stream) : IDisposable
    {
        private readonly CancellationTokenSource _taken = new();

        public long Stream => stream;

        /// <summary>Cancelled when somebody else has come for the stream.</summary>
        public CancellationToken Taken => _taken.Token;

        public void Give() => _ = _taken.CancelAsync();

        public void Dispose()
        {
            readers.End(this);
            _taken.Dispose();
        }
    }
}
