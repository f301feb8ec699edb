using PluginHost.Rules.Index;

namespace PluginHost.Rules.Library;

/// <summary>
/// The words of one source as numbers, the most frequent first: so its texts take up a third, and each can be read alone and at once.
/// A word is a run of letters or any single sign, with the space before it. One byte below <see cref="Short"/> is a word, two bytes are one of the
/// others, and behind <see cref="Literal"/> stands how many bytes come as they are. Part of the file's format.
/// </summary>
internal sealed class Wordbook
{
    public const int Most = Short + (Long * 256);

    private const int Short = 192;
    private const int Long = 61;
    private const byte Literal = Short + Long;
    private const int LongestLiteral = byte.MaxValue;

    private readonly byte[] _words;
    private readonly int[] _begins;
    private WordNumbers? _numbers;

    /// <param name="data">Every word behind its length, as <see cref="Data"/> gives them.</param>
    public Wordbook(byte[] data)
    {
        (Data, _words) = (data, data);
        var begins = new List<int>();
        for (var at = 0; at < data.Length && begins.Count < Most && at + data[at] < data.Length; at += data[at] + 1)
        {
            begins.Add(at + 1);
        }

        _begins = [.. begins];
    }

    public byte[] Data { get; }

    public int Count => _begins.Length;

    public ReadOnlySpan<byte> Word(int number) => _words.AsSpan(_begins[number], _words[_begins[number] - 1]);

    public byte[] Pack(ReadOnlySpan<byte> text)
    {
        _numbers ??= new WordNumbers(this);
        var packed = new Bytes();
        var plain = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = WordCut.End(text, at);
            var number = _numbers.Of(text[at..end]);
            if (number >= 0)
            {
                Plain(text[plain..at], packed);
                plain = end;
                if (number >= Short)
                {
                    packed.Add((byte)(Short + ((number - Short) >> 8)));
                    number -= Short;
                }

                packed.Add((byte)number);
            }

            at = end;
        }

        Plain(text[plain..], packed);
        return packed.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">It was packed with other words, or is damaged.</exception>
    public byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var text = new Bytes();
        for (var at = 0; at < packed.Length;)
        {
            int code = packed[at++];
            if (code >= Short && at == packed.Length)
            {
                throw new InvalidDataException();
            }

            if (code >= Literal)
            {
                var length = packed[at++];
                if (code > Literal || length > packed.Length - at)
                {
                    throw new InvalidDataException();
                }

                text.Add(packed.Slice(at, length));
                at += length;
                continue;
            }

            var number = code < Short ? code : Short + ((code - Short) << 8) + packed[at++];
            text.Add(number < Count ? Word(number) : throw new InvalidDataException());
        }

        return text.Written.ToArray();
    }

    private static void Plain(ReadOnlySpan<byte> text, Bytes packed)
    {
        while (text.Length > 0)
        {
            var length = Math.Min(text.Length, LongestLiteral);
            packed.Add(Literal);
            packed.Add((byte)length);
            packed.Add(text[..length]);
            text = text[length..];
        }
    }
}
