using System.Diagnostics;
using System.Globalization;
using PluginHost.Rules.Index;

namespace PluginHost.Benchmarks;

/// <summary>A process that only opens the index and asks: so its memory is what asking costs. It answers each line with what one round took.</summary>
internal static class IndexReader
{
    public const string Name = "index-reader";

    public static int Run(string folder, string questions)
    {
        using var texts = new StoredTexts(Path.Combine(folder, "chunks.db"));
        using var index = RulesIndexFiles.Open(Path.Combine(folder, "index"), Weighing.Default).Value!;
        var asked = File.ReadLines(questions).Select(static line => line.Split('\t')).Select(static parts => Question(parts[0], parts[1].Split(' '))).ToList();
        while (Console.ReadLine() is { Length: > 0 })
        {
            foreach (var question in asked)
            {
                var start = Stopwatch.GetTimestamp();
                var hits = index.Search(question, 10);
                var length = 0;
                foreach (var hit in hits)
                {
                    length += texts.Read(hit.Id).Length;
                }

                var spent = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"{spent:0.0} {hits.Count} "));
                GC.KeepAlive(length);
            }

            Console.WriteLine();
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64);
        return 0;
    }

    private static Query Question(string kind, string[] words) => kind switch
    {
        "and" => new AllQuery([.. words.Select(static word => new TermQuery(word))]),
        "or" => new AnyQuery([.. words.Select(static word => new TermQuery(word))]),
        "phrase" => new PhraseQuery(words),
        _ => new PrefixQuery(words[0]),
    };
}
