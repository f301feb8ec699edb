namespace PluginHost.Host;

/// <summary>Lines of bytes, each as long as it may be: what is longer is passed over to its end, in no more memory.</summary>
/// <param name="input">Where they come from.</param>
/// <param name="most">How long a line may be.</param>
/// <param name="blankEnds">Whether a line with nothing on it is the end; otherwise it is passed over.</param>
internal sealed class InputLines(Stream input, int most = Incoming.MostBytes, bool blankEnds = false) : IDisposable
{
    private readonly byte[] _read = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private int _at;
    private int _end;
    private bool _tooLong;

    /// <summary>Whether something behind the line is there already.</summary>
    public bool HasMore => _at < _end;

    /// <returns>The next line; an empty one for a line that was too long; null at the end. It stands until the next is asked for.</returns>
    public async Task<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        Begin();
        while (true)
        {
            if (TryTake(out var line))
            {
                return line;
            }

            (_at, _end) = (0, await input.ReadAsync(_read, cancellationToken));
            if (_end == 0)
            {
                return Last();
            }
        }
    }

    /// <summary>The same for a thread of its own, which is woken by the line itself.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        Begin();
        while (true)
        {
            if (TryTake(out var line))
            {
                return line;
            }

            (_at, _end) = (0, input.Read(_read));
            if (_end == 0)
            {
                return Last();
            }
        }
    }

    public void Dispose() => _line.Dispose();

    private void Begin()
    {
        _line.SetLength(0);
        _tooLong = false;
    }

    /// <returns>False when more must be read first.</returns>
    private bool TryTake(out ReadOnlyMemory<byte>? line)
    {
        line = null;
        while (_at < _end)
        {
            var newline = Array.IndexOf(_read, (byte)'\n', _at, _end - _at);
            var stop = newline < 0 ? _end : newline;
            Keep(_read.AsSpan(_at, stop - _at));
            _at = newline < 0 ? _end : newline + 1;
            if (newline < 0)
            {
                return false;
            }

            var whole = Whole();
            if (_tooLong || !whole.IsEmpty)
            {
                line = whole;
                return true;
            }

            if (blankEnds)
            {
                return true;
            }

            Begin();
        }

        return false;
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (_line.Length + piece.Length > most)
        {
            _tooLong = true;
            _line.SetLength(0);
        }
        else if (!_tooLong)
        {
            _line.Write(piece);
        }
    }

    // A plain null would become an empty memory here.
    private ReadOnlyMemory<byte>? Last() => Whole() is { IsEmpty: false } line ? line : default(ReadOnlyMemory<byte>?);

    private ReadOnlyMemory<byte> Whole() => _line.GetBuffer().AsMemory(0, (int)_line.Length).Trim(" \t\r"u8);
}
