using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace PluginHost.Journal;

/// <summary>
/// Ids of events and steps: one encrypted block each of a place and its time. So no two are ever the same, not even after a restore, when another event
/// comes to stand in the same place; and they do not count what is hidden. Safe for concurrent use.
/// </summary>
internal sealed class OpaqueIds : IDisposable
{
    private const int Block = 16;

    private readonly Lock _gate = new();
    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _seal;
    private readonly byte[] _places = new byte[2 * Block];
    private readonly byte[] _sealed = new byte[2 * Block];

    /// <param name="secret">32 secret bytes of the store.</param>
    public OpaqueIds(byte[] secret)
    {
        (_aes.Key, _aes.Mode, _aes.Padding) = (secret, CipherMode.ECB, PaddingMode.None);
        _seal = _aes.CreateEncryptor();
    }

    /// <param name="journal">The journal's number.</param>
    /// <param name="seq">The event's place.</param>
    /// <param name="first">The place of its step's first event.</param>
    /// <param name="at">When both were appended.</param>
    public (string Event, string Step) Of(long journal, long seq, long first, DateTimeOffset at)
    {
        var time = at.ToUnixTimeMilliseconds();
        lock (_gate)
        {
            Write(_places.AsSpan(0, Block), 0, journal, seq, time);
            Write(_places.AsSpan(Block), 1, journal, first, time);
            _seal.TransformBlock(_places, 0, 2 * Block, _sealed, 0);
            return (Base64Url.EncodeToString(_sealed.AsSpan(0, Block)), Base64Url.EncodeToString(_sealed.AsSpan(Block)));
        }
    }

    public void Dispose()
    {
        _seal.Dispose();
        _aes.Dispose();
    }

    /// <summary>Six bytes of time, six of place, and four of journal and kind of id.</summary>
    private static void Write(Span<byte> block, int kind, long journal, long seq, long time)
    {
        BinaryPrimitives.WriteInt64LittleEndian(block, time);
        BinaryPrimitives.WriteInt64LittleEndian(block[6..], seq);
        BinaryPrimitives.WriteInt32LittleEndian(block[12..], (int)((journal << 1) | (uint)kind));
    }
}
