using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// Tables as people write them:
/// <code>
/// # A line that begins like this is for the reader.
/// [weather] 2d6
/// 2-5: rain
/// 6-12: sun | wind = [[breeze]]
/// [breeze] once
/// 3x none
/// a breath
/// </code>
/// </summary>
internal static class TableText
{
    public static Result<IReadOnlyList<RandomTable>> Read(string text)
    {
        if (text.Length > TableLimits.Text)
        {
            return Error.Invalid("tables", "The tables are too long.") with { Hint = "Half a million letters are the most." };
        }

        var found = new List<RandomTable>();
        RandomTable? open = null;
        var lines = new List<TableLine>();
        var (number, all) = (0, 0);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (line is ['[', not '[', ..])
            {
                if (Close() is { } unclosed)
                {
                    return unclosed;
                }

                open = Header(line);
                if (open is null)
                {
                    return At(number, "A table begins with its name in brackets and, after them, its dice or the word once.");
                }
            }
            else if (open is null)
            {
                return At(number, "A line stands before the first [table].");
            }
            else if (line.Length > TableLimits.Line || ++all > TableLimits.Lines || found.Count >= TableLimits.Tables)
            {
                return At(number, "The tables are too long from here on.");
            }
            else if (LineReader.Read(line.ToString(), open.Dice is not null) is { } read)
            {
                lines.Add(read);
            }
            else
            {
                return At(number, open.Dice is null ? "A weight is a whole number up to a million, as in 3x." : "Where dice decide, each line begins with its totals, as in 2-5: or 7:.");
            }
        }

        return Close() is { } error ? error : found;

        Error? Close()
        {
            if (open is not null)
            {
                var made = TableCheck.Of(open with { Lines = Spread(lines) });
                lines.Clear();
                if (!made.Succeeded)
                {
                    return made.Error;
                }

                found.Add(made.Value);
            }

            return null;
        }
    }

    /// <summary>A table that is nothing but one choice has a line for each: so a long list of names takes one line, and each can be drawn once.</summary>
    private static IReadOnlyList<TableLine> Spread(List<TableLine> lines) =>
        lines is [{ Highest: null, Fields.Count: 0, Text: ['[', '[', ..] text }] && Marks.Next(text, 0) == (0, text.Length) && Marks.Split(text[2..^2], '|') is { Count: > 1 } choices
            ? [.. choices.Select(static choice => TableLine.Of(choice.Trim()))]
            : [.. lines];

    private static RandomTable? Header(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(']');
        if (end < 2)
        {
            return null;
        }

        var rest = line[(end + 1)..].Trim().ToString();
        return new RandomTable(line[1..end].Trim().ToString().ToLowerInvariant(), rest is "" or "once" ? null : rest, [], rest == "once");
    }

    private static Error At(int number, string sentence) => Error.Invalid("tables", string.Create(CultureInfo.InvariantCulture, $"Line {number}: {sentence}"));
}
