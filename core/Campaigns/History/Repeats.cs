using System.Text.Json;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>Recognises later events that hold what one event said of a thing.</summary>
internal sealed class Repeats(EntityChange? said)
{
    private const int ShortestText = 4;

    private readonly List<string> _texts = [.. (said?.Set?.Values ?? []).Where(static value => value.ValueKind == JsonValueKind.String).Select(static value => value.GetString()!).Where(static text => text.Length >= ShortestText)];

    public bool Has(StoredEvent happened)
    {
        if (said?.Set is null || (happened.Event.Kind != CampaignKinds.Happened && Lifting.Of(happened) is null))
        {
            return false;
        }

        var change = Lifting.Of(happened);
        if (change is null)
        {
            return Tells(CampaignFold.Read(happened, CampaignJson.Default.Happened)?.Text);
        }

        var isSame = change.Type == said.Type && change.Id == said.Id;
        return Tells(change.Text) || (isSame && (Any(change.Set) || Any(change.Was) || (change.Name is { } name && _texts.Contains(name, StringComparer.Ordinal))));
    }

    /// <summary>Whether the event said just this. What is only true or false says nothing that could be recognised.</summary>
    public bool Holds(string path, JsonElement value) =>
        said?.Set?.TryGetValue(path, out var its) == true && its.ValueKind is JsonValueKind.String or JsonValueKind.Number && JsonElement.DeepEquals(its, value);

    private bool Any(IReadOnlyDictionary<string, JsonElement>? values) => values?.Any(one => Holds(one.Key, one.Value)) == true;

    private bool Tells(string? text) => text is not null && _texts.Exists(one => text.Contains(one, StringComparison.Ordinal));
}
