using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Takes back what a step wrote into shared documents, by operations that say the opposite: what others wrote since stays.</summary>
internal static class SharedUndo
{
    /// <param name="shared">The documents as they are.</param>
    /// <param name="world">The campaign after everything else of the step was taken back.</param>
    /// <param name="edits">What the step did, in order.</param>
    public static IEnumerable<NewEvent> Of(SharedDocuments shared, World world, IReadOnlyList<SharedEdited> edits)
    {
        foreach (var document in edits.GroupBy(static edit => edit.Document!, StringComparer.Ordinal))
        {
            // A document that is gone by the same step takes along what is in it.
            if (world.Find(EntityTypes.Document, document.Key) is not { } entity)
            {
                continue;
            }

            var editing = new SharedEditing(shared.Of(document.Key), SharedInfo.IsBoard(entity));
            foreach (var edit in document.Reverse())
            {
                editing.Reverse(edit);
            }

            foreach (var happened in editing.Events(SharedInfo.AudienceOf(entity)))
            {
                yield return happened;
            }
        }
    }
}
