using System.Text;

namespace PluginHost.Rules.Reading.PlainText;

internal sealed class PlainPage(int page, List<Block> blocks)
{
    private readonly StringBuilder paragraph = new();
    private readonly List<string> bullets = [];

    public void Read(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            var next = at + 1 < lines.Length ? lines[at + 1].Trim() : "";
            var alone = paragraph.Length == 0 && bullets.Count == 0;
            if (line.Length == 0)
            {
                Close();
            }
            else if (alone && PlainHeadings.IsUnderline(next) && line.Length <= PlainHeadings.Longest)
            {
                blocks.Add(new Heading(page, next[0] == '=' ? 1 : 2, line));
                at++;
            }
            else if (alone && PlainHeadings.Level(line, next.Length == 0) is > 0 and var level)
            {
                blocks.Add(new Heading(page, level, line));
            }
            else if (line is ['-' or '*' or '•' or '–', ' ', ..])
            {
                CloseParagraph();
                bullets.Add(Blocks.OneLine(line[2..]));
            }
            else if (bullets.Count > 0)
            {
                bullets[^1] += " " + Blocks.OneLine(line);
            }
            else
            {
                Append(line);
            }
        }

        Close();
    }

    /// <summary>A line that begins with a name and a colon, as a field does, is a paragraph of its own; a word cut by a hyphen is whole again.</summary>
    private void Append(string line)
    {
        if (PlainHeadings.IsField(line))
            CloseParagraph();
        if (paragraph.Length > 1 && paragraph[^1] == '-' && char.IsLetter(paragraph[^2]) && char.IsLower(line[0]))
            paragraph.Length--;
        else if (paragraph.Length > 0)
            paragraph.Append(' ');
        paragraph.Append(line);
    }

    private void Close()
    {
        CloseParagraph();
        if (bullets.Count > 0)
            blocks.Add(new Bullets(page, [.. bullets]));
        bullets.Clear();
    }

    private void CloseParagraph()
    {
        if (paragraph.Length > 0)
            blocks.Add(new Paragraph(page, Blocks.OneLine(paragraph.ToString())));
        paragraph.Clear();
    }
}
