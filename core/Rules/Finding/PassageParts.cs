using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Finding;

/// <summary>What of a passage an encoder is shown: all of it, or, where it hears only a sentence or two, one part after the other, each under its title.</summary>
internal static class PassageParts
{
    private const int Most = 4;

    public static IReadOnlyList<string> Of(Passage passage, int reach)
    {
        if (reach == 0)
        {
            return [Learned.Text(passage)];
        }

        var words = passage.Body.Split((char[]?)null, (Most * reach) + passage.Title.Length + 2, StringSplitOptions.RemoveEmptyEntries);
        var title = passage.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var said = title.Length > 0 && words.Length > title.Length && string.Equals(string.Join(' ', words.Take(title.Length)).TrimEnd('.', ':'), passage.Title, StringComparison.Ordinal) ? title.Length : 0;
        return words.Length == said ? [passage.Title + "."] : words.Skip(said).Take(Most * reach).Chunk(reach).Select(part => $"{passage.Title}. {string.Join(' ', part)}").ToList();
    }

    /// <returns>For each passage the vectors of its parts behind each other; nothing when the encoder did not make them all.</returns>
    public static async Task<IReadOnlyList<float[]>?> VectorsAsync(IEncoder encoder, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var parts = passages.Select(passage => Of(passage, encoder.Reach)).ToList();
        var vectors = await encoder.EmbedAsync([.. parts.SelectMany(static part => part)], cancellationToken);
        if (vectors.Length < parts.Sum(static part => part.Count) || cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        var next = 0;
        return parts.ConvertAll(part => vectors[next..(next += part.Count)].SelectMany(static vector => vector).ToArray());
    }

    /// <summary>How long one vector of stored ones is.</summary>
    public static int Dimension(IEncoder encoder, IReadOnlyList<float[]> vectors) => encoder.Reach > 0 ? encoder.Dimension : vectors.Count > 0 ? vectors[0].Length : 0;
}
