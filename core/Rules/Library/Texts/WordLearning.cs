using System.Text;
using PluginHost.Rules.Index;

namespace PluginHost.Rules.Library;

/// <summary>Learns a source's words from some of its texts, taken from all over it.</summary>
internal static class WordLearning
{
    private const int Enough = 2 << 20;

    public static Wordbook Of(IReadOnlyList<byte[]> texts)
    {
        var step = Math.Max(1, (int)(texts.Sum(static text => (long)text.Length) / Enough));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[64];
        for (var which = 0; which < texts.Count; which += step)
        {
            ReadOnlySpan<byte> text = texts[which];
            for (var at = 0; at < text.Length;)
            {
                var end = WordCut.End(text, at);
                var length = Encoding.Latin1.GetChars(text[at..end], word);
                known[word[..length]] = known.TryGetValue(word[..length], out var count) ? count + 1 : 1;
                at = end;
            }
        }

        var data = new Bytes();
        foreach (var (one, _) in counts.Where(static pair => pair.Value > 1).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(Wordbook.Most))
        {
            data.Add((byte)one.Length);
            data.Add(Encoding.Latin1.GetBytes(one));
        }

        return new Wordbook(data.Written.ToArray());
    }
}
