namespace PluginHost.Rules.Finding;

/// <summary>Says why a passage was chosen.</summary>
internal static class Explainer
{
    public static Reasons Of(Ranked ranked, Reading reading)
    {
        var (title, text, missing, synonyms) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var concept in reading.Concepts)
        {
            var way = concept.Ways.FirstOrDefault(way => ranked.Analysed.Anywhere(way.Terms) || ranked.Analysed.Described(way.Terms));
            (way is null ? missing : ranked.Analysed.Title(way.Terms) ? title : text).Add(concept.Text);
            if (way is { Origin: not Origin.Asked })
            {
                synonyms.Add($"{concept.Text} → {Titles.Key(way.Terms)}");
            }
        }

        return new Reasons(ranked.Name > 0, title, text, missing, synonyms, ranked.Words, ranked.Title, ranked.Nearness, ranked.Likeness);
    }

    /// <summary>What was tried for a question without an answer.</summary>
    public static List<string> Tried(Reading reading)
    {
        var tried = new List<string>();
        foreach (var concept in reading.Concepts)
        {
            var ways = concept.Ways.Select(static way => Titles.Key(way.Terms)).Distinct(StringComparer.Ordinal).Take(6).ToList();
            tried.Add(ways is [] or [_] ? $"\"{concept.Text}\" was looked for." : $"\"{concept.Text}\" was looked for as {string.Join(", ", ways)}.");
        }

        return tried;
    }
}
