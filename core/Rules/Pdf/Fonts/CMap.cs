using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>A table from codes to letters or to glyphs, as it stands in a file; ranges are kept as ranges.</summary>
internal sealed class CMap
{
    private const int MostEntries = 200_000;
    private const int MostRange = 65_536;
    private const int MostSpaces = 100;
    private const int MostLetters = 64;

    private readonly List<(int Length, uint Low, uint High)> _spaces = [];
    private readonly List<(int Low, int High)> _textRanges = [];
    private readonly List<byte[]> _texts = [];
    private readonly List<(int Low, int High)> _cidRanges = [];
    private readonly List<int> _cids = [];
    private RangeTable _textTable = new([]);
    private RangeTable _cidTable = new([]);
    private int _entries;

    private CMap()
    {
    }

    /// <summary>Two bytes a code, and the code is the glyph.</summary>
    public static CMap Identity { get; } = new();

    public bool HasTexts => _texts.Count > 0;

    public static CMap Read(ReadOnlySpan<byte> bytes, CMap? before = null)
    {
        var map = new CMap();
        if (before is not null)
        {
            map._spaces.AddRange(before._spaces);
            map._cidRanges.AddRange(before._cidRanges);
            map._cids.AddRange(before._cids);
        }

        map.Fill(bytes);
        map._textTable = new RangeTable(map._textRanges);
        map._cidTable = new RangeTable(map._cidRanges);
        return map;
    }

    public string? Text(int code) => _textTable.Find(code) is >= 0 and var range ? Letters(_texts[range], code - _textRanges[range].Low) : null;

    public int Cid(int code)
    {
        if (_cids.Count == 0)
        {
            return code;
        }

        // What stands later overrides what stood before.
        return _cidTable.Find(code) is >= 0 and var range ? _cids[range] + (code - _cidRanges[range].Low) : 0;
    }

    public (int Code, int Length) Code(ReadOnlySpan<byte> bytes)
    {
        uint code = 0;
        for (var length = 1; length <= Math.Min(4, bytes.Length) && _spaces.Count > 0; length++)
        {
            code = (code << 8) | bytes[length - 1];
            foreach (var (width, low, high) in _spaces)
            {
                if (width == length && Within(code, low, high, length))
                {
                    return ((int)code, length);
                }
            }
        }

        return bytes.Length > 1 ? ((bytes[0] << 8) | bytes[1], 2) : (bytes[0], 1);
    }

    /// <summary>Each byte lies between the range's bytes at its place.</summary>
    private static bool Within(uint code, uint low, uint high, int length)
    {
        for (var shift = 0; shift < length * 8; shift += 8)
        {
            var part = (code >> shift) & 255;
            if (part < ((low >> shift) & 255) || part > ((high >> shift) & 255))
            {
                return false;
            }
        }

        return true;
    }

    private void Fill(ReadOnlySpan<byte> bytes)
    {
        var lexer = new PdfLexer(bytes);
        while (_entries < MostEntries && lexer.Next() != PdfTokenKind.End)
        {
            if (lexer.Kind != PdfTokenKind.Keyword)
            {
                continue;
            }

            if (lexer.Is("begincodespacerange"u8))
            {
                Spaces(ref lexer);
            }
            else if (lexer.Is("beginbfchar"u8))
            {
                Characters(ref lexer);
            }
            else if (lexer.Is("beginbfrange"u8))
            {
                Ranges(ref lexer);
            }
            else if (lexer.Is("begincidrange"u8))
            {
                Cids(ref lexer, range: true);
            }
            else if (lexer.Is("begincidchar"u8))
            {
                Cids(ref lexer, range: false);
            }
        }
    }

    private void Spaces(ref PdfLexer lexer)
    {
        while (Codes(ref lexer, out var low, out var length) && Codes(ref lexer, out var high, out _) && _entries++ < MostEntries)
        {
            if (_spaces.Count < MostSpaces)
            {
                _spaces.Add((length, (uint)low, (uint)high));
            }
        }
    }

    private void Characters(ref PdfLexer lexer)
    {
        while (Codes(ref lexer, out var code, out _) && _entries++ < MostEntries)
        {
            if (lexer.Next() == PdfTokenKind.Text)
            {
                Add(code, code, lexer.Text());
            }
        }
    }

    private void Ranges(ref PdfLexer lexer)
    {
        while (Codes(ref lexer, out var low, out _) && Codes(ref lexer, out var high, out _) && _entries++ < MostEntries)
        {
            if (lexer.Next() == PdfTokenKind.Text)
            {
                Add(low, high, lexer.Text());
            }
            else if (lexer.Kind == PdfTokenKind.ArrayStart)
            {
                for (var code = low; lexer.Next() == PdfTokenKind.Text && _entries++ < MostEntries; code++)
                {
                    Add(code, code, lexer.Text());
                }
            }
        }
    }

    private void Add(int low, int high, byte[] first)
    {
        if ((long)high - low is >= 0 and < MostRange && first.Length is > 0 and <= MostLetters)
        {
            _textRanges.Add((low, high));
            _texts.Add(first);
        }
    }

    private void Cids(ref PdfLexer lexer, bool range)
    {
        while (Codes(ref lexer, out var low, out _) && _entries++ < MostEntries)
        {
            var high = low;
            if ((range && !Codes(ref lexer, out high, out _)) || lexer.Next() != PdfTokenKind.Number)
            {
                return;
            }

            _cidRanges.Add((low, high));
            _cids.Add((int)Math.Clamp(lexer.Number, 0, ushort.MaxValue));
        }
    }

    private static bool Codes(ref PdfLexer lexer, out int code, out int length)
    {
        (code, length) = (0, 0);
        if (lexer.Next() != PdfTokenKind.Text)
        {
            return false;
        }

        foreach (var one in lexer.Text().AsSpan())
        {
            code = (code << 8) | one;
            length++;
        }

        return length is > 0 and <= 4;
    }

    /// <summary>The letters of a range's first code, counted on to another.</summary>
    private static string Letters(byte[] first, int further)
    {
        Span<byte> bytes = stackalloc byte[MostLetters];
        bytes = bytes[..first.Length];
        first.CopyTo(bytes);
        for (var place = bytes.Length - 1; place >= 0 && further > 0; place--)
        {
            further += bytes[place];
            bytes[place] = (byte)further;
            further >>= 8;
        }

        return bytes.Length == 1 ? ((char)bytes[0]).ToString() : Ligatures.Expand(Encoding.BigEndianUnicode.GetString(bytes));
    }
}
