using System.IO.Compression;

namespace PluginHost.Plugins;

/// <summary>Inflates frames that share one context: a message is whole when it ends with a flush, and may need what came before it.</summary>
internal sealed class SharedInflater : IDisposable
{
    private static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xff, 0xff];

    private readonly int _most;
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _inflated;

    /// <param name="most">How large a message may become, and how much may be gathered for one.</param>
    public SharedInflater(int most)
    {
        _most = most;
        _inflated = new ZLibStream(_packed, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <returns>The message; empty while it is not whole; null when it is damaged or too large.</returns>
    public byte[]? Add(ReadOnlySpan<byte> frame)
    {
        _packed.Position = _packed.Length;
        _packed.Write(frame);
        if (_packed.Length > _most)
            return null;
        if (!frame.EndsWith(Flush))
            return [];

        _packed.Position = 0;
        try
        {
            return Inflate();
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            _packed.SetLength(0);
        }
    }

    public void Dispose()
    {
        _inflated.Dispose();
        _packed.Dispose();
    }

    private byte[]? Inflate()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (_inflated.Read(buffer) is > 0 and var count)
        {
            message.Write(buffer, 0, count);
            if (message.Length > _most)
                return null;
        }

        return message.ToArray();
    }
}
