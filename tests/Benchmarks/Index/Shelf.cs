using System.Text;
using System.Text.Json;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// A shelf of rulebooks that nobody wrote: sentences of real rules put together anew, about 120 words a chunk, so that words are as frequent as in real
/// rules; and names made up of syllables, so that there are more words on a longer shelf. The same for the same size.
/// </summary>
internal static class Shelf
{
    private const int Words = 120;
    private static readonly string[] Syllables = ["ba", "dor", "el", "fen", "gra", "hil", "is", "jor", "kal", "lu", "mor", "nes", "or", "pha", "qui", "ran", "sul", "tha", "ur", "vey", "wyn", "xan", "yl", "zor"];

    public static string? Source { get; } = SharedData.File("rules", "srd-docs.jsonl");

    /// <summary>One chunk a line: title, tab, text.</summary>
    public static void Write(string path, int chunks)
    {
        var sentences = Sentences();
        var random = new Random(chunks);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var (_, title) = sentences[random.Next(sentences.Count)];
            writer.Write(random.Next(3) == 0 ? title + " of " + Name(random, chunks) : title);
            writer.Write('\t');
            for (var words = 0; words < Words;)
            {
                var (sentence, _) = sentences[random.Next(sentences.Count)];
                words += sentence.Count(' ') + 1;
                writer.Write(sentence);
                if (random.Next(4) == 0)
                {
                    writer.Write(" So says ");
                    writer.Write(Name(random, chunks));
                    writer.Write('.');
                    words += 3;
                }

                writer.Write(' ');
            }

            writer.WriteLine();
        }
    }

    /// <summary>One question a line: kind, tab, words. Words as they come in chunks, common ones too.</summary>
    public static void WriteQuestions(string path, string shelf, int chunks, int each)
    {
        var random = new Random(7);
        var wanted = Enumerable.Range(0, each * 4).Select(_ => random.Next(chunks)).Order().ToList();
        List<string[]> bodies = [];
        var (line, next) = (0, 0);
        foreach (var text in File.ReadLines(shelf))
        {
            for (; next < wanted.Count && wanted[next] == line; next++)
            {
                bodies.Add(Tokens.Of(text.AsSpan(text.IndexOf('\t', StringComparison.Ordinal) + 1)));
            }

            line++;
        }

        File.WriteAllLines(path, bodies.Select((body, at) => (at % 4) switch
        {
            0 => "and\t" + string.Join(' ', Some(body, random)),
            1 => "or\t" + string.Join(' ', Some(body, random)),
            2 => "phrase\t" + string.Join(' ', body.Skip(random.Next(body.Length - 4)).Take(random.Next(2, 4))),
            _ => "prefix\t" + Beginning(body, random),
        }));
    }

    private static IEnumerable<string> Some(string[] body, Random random) =>
        Enumerable.Range(0, random.Next(2, 5)).Select(_ => body[random.Next(body.Length)]).Distinct();

    private static string Beginning(string[] body, Random random)
    {
        var word = body.Where(static word => word.Length > 3).ElementAt(random.Next(20));
        return word[..random.Next(2, word.Length)];
    }

    private static string Name(Random random, int chunks)
    {
        // Some names are everywhere, most are on a few pages.
        var number = (int)(chunks / 2d * Math.Pow(random.NextDouble(), 3));
        var name = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            name.Append(Syllables[rest % Syllables.Length]);
        }

        return name.ToString();
    }

    private static List<(string Sentence, string Title)> Sentences()
    {
        List<(string Sentence, string Title)> sentences = [];
        foreach (var line in File.ReadLines(Source!))
        {
            var document = JsonElement.Parse(line);
            var title = document.GetProperty("title").GetString()!.ReplaceLineEndings(" ").Replace('\t', ' ');
            foreach (var sentence in document.GetProperty("text").GetString()!.ReplaceLineEndings(" ").Replace('\t', ' ').Split(". ", StringSplitOptions.TrimEntries))
            {
                if (sentence.Count(' ') > 2)
                {
                    sentences.Add((sentence + ".", title));
                }
            }
        }

        return sentences;
    }
}
