using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>A new file that is written from the beginning to the end, with a checksum of everything as its last four bytes.</summary>
internal sealed class Sink : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 17];
    private readonly FileStream _file;
    private Checksum _checksum;
    private int _filled;
    private long _written;

    public Sink(string path) => _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public long Position => _written + _filled;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_filled == _buffer.Length)
            {
                Drain();
            }

            var part = Math.Min(bytes.Length, _buffer.Length - _filled);
            bytes[..part].CopyTo(_buffer.AsSpan(_filled));
            _filled += part;
            bytes = bytes[part..];
        }
    }

    public void AddAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Add(MemoryMarshal.AsBytes(values));

    /// <summary>On the disk when it returns.</summary>
    public uint Finish()
    {
        Drain();
        var checksum = _checksum.Value;
        _file.Write(BitConverter.GetBytes(checksum));
        _file.Flush(flushToDisk: true);
        return checksum;
    }

    public void Dispose() => _file.Dispose();

    private void Drain()
    {
        _checksum.Add(_buffer.AsSpan(0, _filled));
        _file.Write(_buffer, 0, _filled);
        _written += _filled;
        _filled = 0;
    }
}
