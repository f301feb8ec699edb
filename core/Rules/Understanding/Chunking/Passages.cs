using System.Text;

namespace PluginHost.Rules.Understanding;

/// <summary>Text between two cuts, with the pages it stands on.</summary>
internal readonly record struct Passage(string Text, int PageFirst, int PageLast);

/// <summary>Cuts a section's blocks at the borders of paragraphs into passages of a good size.</summary>
internal static class Passages
{
    public const int Few = 80;
    public const int Good = 300;

    /// <summary>Only a table is longer, and it is cut only when no reader would call it one table any more.</summary>
    public const int Most = 450;

    private const int LettersOfWord = 40;

    /// <summary>Words are short; what has more letters than this many words need is cut anywhere.</summary>
    private const int MostLetters = Most * LettersOfWord;

    private const int MostTogether = 2_500;

    public static IReadOnlyList<Passage> Of(IEnumerable<Block> blocks)
    {
        var passages = new List<Passage>();
        var open = new StringBuilder();
        int words = 0, first = 0, last = 0;
        foreach (var (text, page) in blocks.SelectMany(Pieces))
        {
            var more = Math.Max(Words.Count(text), text.Length / LettersOfWord);
            if (words > 0 && words + more > (words < Few ? Most : Good))
                Close();
            first = open.Length == 0 ? page : first;
            last = page;
            words += more;
            open.Append(open.Length == 0 ? "" : "\n\n").Append(text);
        }

        Close();
        if (passages.Count > 1 && Words.Count(passages[^1].Text) < Few && Words.Count(passages[^1].Text) + Words.Count(passages[^2].Text) <= Most)
        {
            var (before, end) = (passages[^2], passages[^1]);
            passages.RemoveAt(passages.Count - 1);
            passages[^1] = new($"{before.Text}\n\n{end.Text}", before.PageFirst, end.PageLast);
        }

        return passages;

        void Close()
        {
            if (open.Length > 0)
                passages.Add(new(open.ToString(), first, last));
            open.Clear();
            words = 0;
        }
    }

    /// <summary>A stat block in one, unless it is longer than any stat block is.</summary>
    public static IReadOnlyList<Passage> Together(IReadOnlyList<Block> blocks) => Whole(blocks) is var whole && Words.Count(whole.Text) <= MostTogether ? [whole] : Of(blocks);

    /// <summary>Everything in one.</summary>
    public static Passage Whole(IReadOnlyList<Block> blocks) =>
        new(string.Join("\n\n", blocks.Select(Words.Of).Where(static text => text.Length > 0)), blocks.Count == 0 ? 0 : blocks[0].Page, blocks.Count == 0 ? 0 : blocks[^1].Page);

    private static IEnumerable<(string Text, int Page)> Pieces(Block block)
    {
        var text = Words.Of(block);
        if (text.Length == 0)
            return [];
        return block switch
        {
            Table table when Words.Count(text) > MostTogether => Cut([.. text.Split('\n')], table.Header.Count > 0 ? string.Join(" | ", table.Header) : null, '\n', MostTogether).Select(part => (part, block.Page)),
            Table => [(text, block.Page)],
            Bullets bullets when Words.Count(text) > Most => Cut([.. text.Split('\n')], null, '\n', Good).SelectMany(part => LongLine(part).Select(cut => (cut, bullets.Page))),
            _ => LongLine(text).Select(part => (part, block.Page)),
        };
    }

    /// <summary>A paragraph that is too long is cut between sentences, and one sentence that is too long between words.</summary>
    private static IEnumerable<string> LongLine(string text)
    {
        if (Words.Count(text) <= Most)
            return text.Length <= MostLetters ? [text] : text.Chunk(MostLetters).Select(static letters => new string(letters));
        var sentences = text.Replace(". ", ".\u0001", StringComparison.Ordinal).Split('\u0001').SelectMany(static sentence => Words.Count(sentence) <= Most ? [sentence] : Cut(sentence.Split(' '), null, ' ', Good));
        return Cut([.. sentences], null, ' ', Good);
    }

    private static IEnumerable<string> Cut(string[] parts, string? repeated, char between, int most)
    {
        var open = new StringBuilder();
        var words = 0;
        foreach (var part in parts)
        {
            var more = Words.Count(part);
            if (words > 0 && words + more > most)
            {
                yield return open.ToString();
                open.Clear().Append(repeated ?? "");
                words = 0;
            }

            words += more;
            if (open.Length > 0)
                open.Append(between);
            open.Append(part);
        }

        if (open.Length > 0)
            yield return open.ToString();
    }
}
