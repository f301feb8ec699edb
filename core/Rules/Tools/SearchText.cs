using System.Globalization;
using System.Text;
using PluginHost.Rules.Finding;

namespace PluginHost.Rules.Tools;

/// <summary>Answers as text: short enough for a chat message, and readable in a terminal.</summary>
internal static class SearchText
{
    private const int LongestSnippet = 200;

    public static string Of(SearchAnswer answer)
    {
        if (answer.Results.Count == 0)
        {
            return ChatText.Cut(string.Join(' ', (string[])["Nothing was found.", .. answer.Metadata.Tried ?? [], .. answer.Metadata.Suggestions is { } near ? [$"Near: {string.Join(", ", near)}."] : Array.Empty<string>()]));
        }

        var text = new StringBuilder();
        if (answer.Metadata.DidYouMean is { } meant)
        {
            text.Append(CultureInfo.InvariantCulture, $"Answered as \"{meant}\".\n");
        }

        for (var place = 0; place < answer.Results.Count; place++)
        {
            var found = answer.Results[place];
            var line = $"{place + 1}. {found.Title} ({found.Source}{(found.Page is null ? "" : $", p. {found.Page}")}) [{found.Id}]";
            var room = ChatText.Longest - text.Length - line.Length - 2;
            if (room < 0)
            {
                break;
            }

            text.Append(line).Append('\n');
            if (found.Content is { } content && room > 40)
            {
                text.Append("   ").Append(ChatText.Cut(content.ReplaceLineEndings(" "), Math.Min(LongestSnippet, room - 6))).Append('\n');
            }
        }

        return ChatText.Cut(text.ToString().TrimEnd());
    }

    public static string Of(RuleText rule) =>
        $"{string.Join(" > ", rule.Section)} ({rule.Source}{(rule.Page is null ? "" : $", p. {rule.Page}")})\n\n{rule.Content ?? "Its text is for the table."}{string.Concat((rule.Neighbours ?? []).Select(static beside => "\n\n" + Of(beside)))}";

    public static IReadOnlyList<string> Why(Reasons why)
    {
        var said = new List<string>();
        Add(why.Named, "it is named");
        Add(why.InTitle.Count > 0, $"in the title: {string.Join(", ", why.InTitle)}");
        Add(why.InText.Count > 0, $"in the text: {string.Join(", ", why.InText)}");
        Add(why.Synonyms.Count > 0, $"in other words: {string.Join(", ", why.Synonyms)}");
        Add(why.Missing.Count > 0, $"not said: {string.Join(", ", why.Missing)}");
        Add(why.Likeness > 0, string.Create(CultureInfo.InvariantCulture, $"like in meaning: {why.Likeness:0.00}"));
        return said;

        void Add(bool holds, string reason)
        {
            if (holds)
            {
                said.Add(reason);
            }
        }
    }
}
