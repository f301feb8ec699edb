using System.Runtime.InteropServices;
using PluginHost.Journal;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Vectors;
using Passage = PluginHost.Rules.Finding.Passage;

namespace PluginHost.Rules.Library;

/// <summary>Vectors that cost time are made once for each text and kept beside it.</summary>
internal static class StoredVectors
{
    private const int Batch = 32;

    /// <returns>One for each passage; nothing when the encoder did not make them all.</returns>
    public static async Task<IReadOnlyList<float[]>?> OfAsync(LibraryFile file, IEncoder encoder, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var known = file.Use(connection => connection.List(
            static row => (row.GetInt64(0), MemoryMarshal.Cast<byte, float>((byte[])row.GetValue(1)).ToArray()), "SELECT chunk, data FROM vectors WHERE name = $name", ("$name", encoder.Name)))
            .ToDictionary(static row => row.Item1, static row => row.Item2);
        foreach (var part in passages.Where(passage => !known.ContainsKey(passage.Id)).Chunk(Batch))
        {
            if (await PassageParts.VectorsAsync(encoder, part, cancellationToken) is not { } vectors)
            {
                return null;
            }

            file.Change(connection =>
            {
                for (var place = 0; place < part.Length; place++)
                {
                    // A text may have gone meanwhile.
                    connection.Run(
                        "INSERT INTO vectors SELECT $chunk, $name, $data WHERE EXISTS (SELECT 1 FROM chunks WHERE id = $chunk) ON CONFLICT DO NOTHING",
                        ("$chunk", part[place].Id), ("$name", encoder.Name), ("$data", MemoryMarshal.AsBytes(vectors[place].AsSpan()).ToArray()));
                    known[part[place].Id] = vectors[place];
                }
            });
        }

        var all = passages.Select(passage => known.GetValueOrDefault(passage.Id) ?? []).ToList();
        var dimension = PassageParts.Dimension(encoder, all);
        return dimension > 0 && all.TrueForAll(vector => vector.Length > 0 && (encoder.Reach > 0 ? vector.Length % dimension == 0 : vector.Length == dimension)) ? all : null;
    }
}
