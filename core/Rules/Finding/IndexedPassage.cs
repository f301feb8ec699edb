using PluginHost.Rules.Index;
using PluginHost.Rules.Analysis;
using PluginHost.Rules.Thesaurus;

namespace PluginHost.Rules.Finding;

/// <summary>What the index is given of a passage.</summary>
internal static class IndexedPassage
{
    public static IndexedChunk Of(Passage passage) => new(
        passage.Id,
        [
            Terms.Field(Fields.Title, passage.Title),
            Terms.Field(Fields.Section, string.Join(" . ", passage.Section)),
            Terms.Field(Fields.Body, passage.Body),
            Terms.Field(Fields.Tags, string.Join(" . ", [Glossary.Default.Of(passage), .. passage.Tags])),
        ],
        passage.Labels);
}
