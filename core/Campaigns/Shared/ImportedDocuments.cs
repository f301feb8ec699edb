using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>What a file has in a shared document.</summary>
internal sealed record ImportedContent(JsonNode? Text, JsonNode? Objects);

/// <summary>Writes what comes in into shared documents, as changes of what is there: a file that was exported from here changes nothing.</summary>
internal sealed class ImportedDocuments(SharedDocuments shared, List<string> dropped)
{
    private readonly List<NewEvent> _events = [];

    public IReadOnlyList<NewEvent> Events => _events;

    /// <summary>Takes what is written in a document out of its properties.</summary>
    public static ImportedContent Take(JsonObject whole)
    {
        whole.Remove(SharedInfo.TextProperty, out var text);
        whole.Remove(SharedInfo.ObjectsProperty, out var objects);
        return new ImportedContent(text?.DeepClone(), objects?.DeepClone());
    }

    /// <param name="document">The document as it will be.</param>
    /// <param name="content">What is to be in it.</param>
    /// <param name="planned">What happens to its properties.</param>
    public PlannedEntity Write(Entity? document, ImportedContent content, PlannedEntity planned)
    {
        if (document is null)
        {
            return planned;
        }

        var editing = new SharedEditing(shared.Of(document.Id), SharedInfo.IsBoard(document));
        if (SharedInfo.IsBoard(document) && content.Objects is JsonArray objects)
        {
            editing.Become(SharedObjects.Read(objects, dropped.Add));
        }
        else if (!SharedInfo.IsBoard(document) && content.Text is JsonValue value && value.TryGetValue<string>(out var text) && text.Length <= SharedLimits.LongestText)
        {
            editing.Become(text);
        }
        else if (content.Text is not null || content.Objects is not null)
        {
            dropped.Add($"What is written in '{document.Name}' was not understood.");
        }

        _events.AddRange(editing.Events(SharedInfo.AudienceOf(document)));
        return editing.Recorded.Count == 0 ? planned : planned with { Action = planned.Action == ImportAction.Same ? ImportAction.Change : planned.Action, Changes = planned.Changes + editing.Recorded.Count };
    }
}
