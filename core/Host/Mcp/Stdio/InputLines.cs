namespace PluginHost.Host;

/// <summary>Lines of bytes, each as long as it may be: what is longer is passed over to its end, in no more memory.</summary>
internal sealed class InputLines(Stream input) : IDisposable
{
    private readonly byte[] _read = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private int _at;
    private int _end;

    /// <returns>The next line that is not blank; an empty one for a line that was too long; null at the end.</returns>
    public async Task<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        _line.SetLength(0);
        var tooLong = false;
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await input.ReadAsync(_read, cancellationToken));
                if (_end == 0)
                {
                    // A plain null would become an empty memory here.
                    return _line.Length == 0 ? default(ReadOnlyMemory<byte>?) : Line();
                }
            }

            var newline = Array.IndexOf(_read, (byte)'\n', _at, _end - _at);
            var stop = newline < 0 ? _end : newline;
            if (_line.Length + stop - _at > Incoming.MostBytes)
            {
                tooLong = true;
                _line.SetLength(0);
            }
            else if (!tooLong)
            {
                _line.Write(_read, _at, stop - _at);
            }

            _at = newline < 0 ? _end : newline + 1;
            if (newline < 0)
            {
                continue;
            }

            if (tooLong)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            if (Line() is { IsEmpty: false } line)
            {
                return line;
            }

            _line.SetLength(0);
        }
    }

    public void Dispose() => _line.Dispose();

    private ReadOnlyMemory<byte> Line() => _line.GetBuffer().AsMemory(0, (int)_line.Length).Trim(" \t\r"u8);
}
