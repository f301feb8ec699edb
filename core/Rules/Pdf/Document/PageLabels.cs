using System.Globalization;

namespace PluginHost.Rules.Pdf;

/// <summary>What is printed on the pages: i, ii, 1, 2, A-1.</summary>
internal static class PageLabels
{
    /// <summary>One for each page; none when the file says nothing of them.</summary>
    public static IReadOnlyList<string> Read(PdfObjects objects, int pages)
    {
        var root = objects.Dictionary(objects.Trailer, "Root")?.Entries.GetValueOrDefault("PageLabels");
        var ranges = new SortedDictionary<int, PdfDictionary>();
        foreach (var (key, value) in root is null ? [] : NameTree.Read(root, "Nums", objects))
        {
            if (key is PdfNumber { Whole: >= 0 } first && first.Whole < pages && objects.Resolve(value) is PdfDictionary entries)
            {
                ranges[first.Whole] = entries;
            }
        }

        if (ranges.Count == 0)
        {
            return [];
        }

        var labels = new List<string>(pages);
        var (style, prefix, start, from) = ((string?)"D", "", 1, 0);
        for (var page = 0; page < pages; page++)
        {
            if (ranges.TryGetValue(page, out var range))
            {
                style = objects.Name(range, "S");
                prefix = TextStrings.Decode(objects.Get(range, "P")) ?? "";
                prefix = prefix.Length > 64 ? prefix[..64] : prefix;
                start = Math.Clamp(objects.Whole(range, "St", 1), 1, 1_000_000);
                from = page;
            }

            labels.Add(prefix + Number(start + page - from, style));
        }

        return labels;
    }

    private static string Number(int number, string? style) => style switch
    {
        "D" => number.ToString(CultureInfo.InvariantCulture),
        "R" => Roman(number),
        "r" => Roman(number).ToLowerInvariant(),
        "A" => Letters(number, 'A'),
        "a" => Letters(number, 'a'),
        _ => "",
    };

    // After Z comes AA, then BB: the letter is repeated.
    private static string Letters(int number, char first) => new((char)(first + ((number - 1) % 26)), Math.Min(64, ((number - 1) / 26) + 1));

    private static string Roman(int number)
    {
        if (number >= 4000)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        string[] ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        string[] tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
        string[] hundreds = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"];
        return new string('M', number / 1000) + hundreds[number / 100 % 10] + tens[number / 10 % 10] + ones[number % 10];
    }
}
