namespace PluginHost.Rules.Layout;

/// <summary>Says which pages could not be read, in one sentence for each reason.</summary>
internal static class PageRemarks
{
    private const double Scanned = 0.3;

    public static List<string> Of(IReadOnlyList<Sheet> sheets)
    {
        var remarks = new List<string>();
        var pictures = sheets.Where(static sheet => sheet.Pictured > Scanned && !HasText(sheet)).Select(static sheet => sheet.Number).ToList();
        if (pictures.Count > 0)
        {
            var (subject, verb) = pictures.Count == 1 ? ("Page", "holds") : ("Pages", "hold");
            remarks.Add($"{subject} {Ranges(pictures)} {verb} pictures and no text; have a program for text recognition add the text, and read the file again.");
        }

        var cut = sheets.Where(static sheet => sheet.Cut).Select(static sheet => sheet.Number).ToList();
        if (cut.Count > 0)
        {
            remarks.Add($"{(cut.Count == 1 ? "Page" : "Pages")} {Ranges(cut)} {(cut.Count == 1 ? "has" : "have")} more pieces of text than a page to read would have; the rest was left out.");
        }

        return remarks;
    }

    private static bool HasText(Sheet sheet) => sheet.Lines.Sum(static line => line.Letters) >= 20;

    private static string Ranges(List<int> numbers)
    {
        var ranges = new List<string>();
        for (int at = 0, end; at < numbers.Count; at = end + 1)
        {
            for (end = at; end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1;)
            {
                end++;
            }

            ranges.Add(end == at ? $"{numbers[at]}" : $"{numbers[at]}-{numbers[end]}");
        }

        return ranges.Count < 2 ? string.Concat(ranges) : string.Join(", ", ranges.Take(ranges.Count - 1)) + " and " + ranges[^1];
    }
}
