using PluginHost.Campaigns.Shared;

namespace PluginHost.Campaigns;

/// <summary>A step in a line: what was said of it, or else what it changed.</summary>
internal static class HistoryWords
{
    private const int Longest = 300;
    private const int MostNamed = 6;

    public static string Of(RecordedStep step, Seen seen)
    {
        var text = step.TextFor(seen.Reader);
        if (text.Length == 0)
        {
            var changes = step.Changes.GroupBy(static one => (one.Change.Type, one.Change.Id)).Select(group => Changed(group.Key.Type!, group.Key.Id!, [.. group.Select(static one => one.Change)], seen)).ToList();
            changes.AddRange(step.Events.Where(static happened => happened.Kind == SharedEdited.Kind && !happened.Redacted).Select(static happened => SharedEdited.Of(happened.Data).Document).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(id => step.Changes.All(one => one.Change.Id != id)).Select(id => $"wrote in {seen.Full.At(EntityTypes.Document, id)?.Its.Text("name") ?? "a shared document"}"));
            text = string.Join("; ", changes.Take(MostNamed)) + (changes.Count > MostNamed ? "; and more" : "");
        }

        var kind = step.Events.Select(static happened => happened.Event.Kind).FirstOrDefault(static kind => Named(kind).Length > 0);
        var before = kind is null ? "" : Named(kind);
        text = before.Length > 0 && text.Length > 0 ? $"{before}: {text}" : before + text;
        return text.Length == 0 ? step.Events[0].Event.Redacted ? "something that was redacted" : step.Events[0].Event.Kind : text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private static string Changed(string type, string id, List<EntityChange> changes, Seen seen)
    {
        var name = seen.Full.At(type, id)?.Its.Text("name") ?? changes.Select(static change => change.Name).FirstOrDefault(static one => one is not null) ?? (seen.Full.Find(type, id) is { } full && seen.Of(full) is { } known ? Naming.Called(known) : id);
        var paths = changes.SelectMany(static change => (change.Set?.Keys ?? []).Concat(change.Unset ?? [])).Select(static path => Paths.Unescape(path.Split('/')[0])).Distinct(StringComparer.Ordinal).ToList();
        var isNew = changes.TrueForAll(static change => change.Was is null && change.Unset is null) && paths.Contains(DocumentRules.Needed(type), StringComparer.Ordinal);
        var isGone = changes.TrueForAll(static change => change.Set is null) && seen.Full.At(type, id) is not { Exists: true };
        return isNew ? $"new {type} {name}" : isGone ? $"{type} {name} removed" : $"{type} {name}: {string.Join(", ", paths.Take(MostNamed))}{(paths.Count > MostNamed ? " and more" : "")}";
    }

    private static string Named(string kind) => kind switch
    {
        CampaignKinds.SessionStarted => "the session began",
        CampaignKinds.SessionEnded => "the session ended",
        CampaignKinds.Created => "the campaign was created",
        CampaignKinds.Undone => "taken back",
        CampaignKinds.Redone => "restored",
        CampaignKinds.Restated => "redacted",
        _ => "",
    };
}
