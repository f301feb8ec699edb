using PluginHost.Rules.Finding;
using PluginHost.Rules.Understanding;
using Passage = PluginHost.Rules.Finding.Passage;

namespace PluginHost.Rules.Library;

/// <summary>The chunks of the shelf as the finder reads them.</summary>
internal sealed class FilePassages(LibraryFile file) : IPassages
{
    public static Passage Of(long id, Source source, Chunk chunk) => new(id, chunk.Title, Above(chunk), chunk.Text) { Labels = source.Labels(chunk.Type), Tags = chunk.Tags };

    public Passage? Find(long id) => file.Chunk(id) is var (source, chunk, _) ? Of(id, source, chunk) : null;

    public Passage? Beside(long id, int places) =>
        file.Chunk(id) is var (source, _, place) && file.IdAt(source.Id, place + places) is { } beside ? Find(beside) : null;

    private static IReadOnlyList<string> Above(Chunk chunk) => chunk.SectionPath.Count > 0 && chunk.SectionPath[^1] == chunk.Title ? [.. chunk.SectionPath.SkipLast(1)] : chunk.SectionPath;
}
