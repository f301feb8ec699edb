using System.Text.Json.Nodes;

namespace PluginHost.Host;

/// <summary>What is said of an answer that was cut: where it goes on, what else was left out, and how to have it.</summary>
internal static class CutNotes
{
    private const int MostNamed = 8;

    /// <param name="goesOn">Whether a cursor can be handed back.</param>
    /// <param name="text">Where the text goes on, when it was cut as well.</param>
    /// <param name="hint">What to do next.</param>
    public static JsonObject Of(Detail detail, IReadOnlyList<Cut> cuts, bool goesOn, int? text, string hint)
    {
        // The cut nearest to the top, of those the largest, is where the answer goes on; the others can be asked for.
        var main = cuts.Where(static one => one.IsPlace).OrderBy(static one => one.Depth).ThenByDescending(static one => one.Letters).FirstOrDefault();
        var notes = new JsonObject { [Details.Argument] = detail.Name() };
        if (goesOn && (main is not null || text is not null))
        {
            notes[Place.Argument] = new Place(main?.Path, main?.From ?? 0, text).ToString();
        }

        if (main is { Total: { } total })
        {
            notes["next"] = main.From;
            notes["total"] = total;
        }

        var others = cuts.Where(one => one != main).OrderBy(static one => one.Depth).Take(MostNamed).Select(static one => (JsonNode)(one.IsPlace ? new Place(one.Path, one.From, null).ToString() : one.Path)).ToArray();
        if (others.Length > 0)
        {
            notes["left_out"] = new JsonArray(others);
        }

        notes["hint"] = hint;
        return notes;
    }
}
