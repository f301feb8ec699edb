using System.Text.Json.Nodes;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What an import would do to one entity.</summary>
internal enum ImportAction
{
    Create,
    Change,
    Same,
}

/// <param name="Changes">How many of its values become others.</param>
internal sealed record PlannedEntity(ImportAction Action, string Type, string Id, string Name, int Changes);

/// <summary>What an import does: shown before, applied as one step.</summary>
internal sealed record ImportPlan(IReadOnlyList<PlannedEntity> Entities, IReadOnlyList<string> Dropped, Draft Draft)
{
    /// <summary>What is written into shared documents.</summary>
    public IReadOnlyList<NewEvent> Written { get; init; } = [];

    /// <param name="its">The campaign as it is.</param>
    /// <param name="imported">What the files hold.</param>
    /// <param name="format">Whose ids the external ones are.</param>
    /// <param name="blobs">The hash of each blob by its key.</param>
    /// <param name="call">Ids follow from it.</param>
    public static ImportPlan Of(KnownState its, Imported imported, string format, IReadOnlyDictionary<string, string> blobs, ToolCall call)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var targets = new List<(ImportedEntity Entity, string Id)>();
        var dropped = new List<string>(imported.NotUnderstood);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in imported.Entities.Where(static one => one.Type != EntityTypes.Combatant))
        {
            if (entity.Type != EntityTypes.Campaign && !EntityTypes.Written.Contains(entity.Type))
            {
                dropped.Add($"'{entity.Name}' is a {entity.Type}, which a campaign does not have.");
                continue;
            }

            var id = IdOf(its.World, entity, format, taken, () => CampaignDesk.IdOf(call, 1_000 + taken.Count));
            taken.Add(id);
            targets.Add((entity, id));
            if (entity.Key is { } key)
            {
                ids.TryAdd(key, id);
            }
        }

        var draft = new Draft(its.World);
        var data = new ImportedData(ids, blobs, dropped);
        var shared = new ImportedDocuments(its.Shared, dropped);
        var planned = targets.Select(target => Plan(draft, target.Entity, target.Id, format, data, shared)).ToList();
        var fighters = imported.Entities.Where(static one => one.Type == EntityTypes.Combatant).Select(one => (one, Values.Of(data.Of(one)))).ToList();
        planned.AddRange(ImportedFight.Plan(draft, fighters, call, dropped));
        if (Whole(its.World, imported.Campaign) is { } campaign && !targets.Exists(static target => target.Entity.Type == EntityTypes.Campaign))
        {
            planned.Add(Put(draft, EntityTypes.Campaign, EntityTypes.Campaign, campaign, imported.Campaign?.Name ?? ""));
        }

        return new ImportPlan(planned, dropped, draft) { Written = shared.Events };
    }

    private static PlannedEntity Plan(Draft draft, ImportedEntity entity, string id, string format, ImportedData data, ImportedDocuments shared)
    {
        var known = draft.World.Find(entity.Type, id);
        var whole = known is null ? [] : JsonNode.Parse(known.Data.GetRawText())!.AsObject();
        foreach (var (name, value) in data.Of(entity))
        {
            whole[name] = value?.DeepClone();
        }

        if (entity.Name.Length > 0 && !whole.ContainsKey("name"))
        {
            whole["name"] = entity.Name;
        }

        if (known is { Type: EntityTypes.Campaign } && known.Name != entity.Name)
        {
            // Another campaign's file adds to this one; it does not become that one.
            (whole["name"], whole["system"]) = (known.Name, known.Its.Text("system"));
        }

        if (entity.Audience is { } audience && !whole.ContainsKey(Telling.AudienceProperty) && !audience.Equals(EntityTypes.UsualAudience(entity.Type)))
        {
            whole[Telling.AudienceProperty] = new JsonArray([.. audience.Members.Select(static member => JsonValue.Create(member))]);
        }

        if (entity.ExternalId is { } external && !CampaignFile.IsOwn(format))
        {
            var others = whole["external"] as JsonObject ?? [];
            others[format] = external;
            whole["external"] = others.DeepClone();
        }

        var content = entity.Type == EntityTypes.Document ? ImportedDocuments.Take(whole) : null;
        var planned = Put(draft, entity.Type, id, whole, entity.Name);
        return content is null ? planned : shared.Write(draft.World.Find(entity.Type, id), content, planned);
    }

    private static PlannedEntity Put(Draft draft, string type, string id, JsonObject data, string name)
    {
        var known = draft.World.Find(type, id);
        var before = known?.Its ?? Leaves.None;
        draft.Put(type, id, Telling.Of(type, Values.Of(data)));
        var after = draft.World.Find(type, id)?.Its ?? Leaves.None;
        var change = EntityChange.Between(type, id, name, before, after);
        var changes = (change?.Set?.Count ?? 0) + (change?.Unset?.Count ?? 0);
        return new PlannedEntity(known is null ? ImportAction.Create : changes == 0 ? ImportAction.Same : ImportAction.Change, type, id, name, changes);
    }

    /// <summary>A thing that came before is found by the provider's id, or else by its name; what is exported here keeps its own id where it is free.</summary>
    private static string IdOf(World world, ImportedEntity entity, string format, HashSet<string> taken, Func<string> made)
    {
        if (entity.Type == EntityTypes.Campaign)
        {
            return EntityTypes.Campaign;
        }

        if (CampaignFile.IsOwn(format) && entity.ExternalId is { } own && !taken.Contains(own) && IsId(own) && (world.Find(own) is not { } same || same.Type == entity.Type))
        {
            return own;
        }

        var known = world.Of(entity.Type).Where(one => !taken.Contains(one.Id)).ToList();
        var match = (entity.ExternalId is { } external ? known.Find(one => one.Its.Text(Paths.Join("external", format)) == external) : null)
            ?? (entity.Name.Length > 0 ? known.Find(one => string.Equals(one.Its.Text("name"), entity.Name, StringComparison.OrdinalIgnoreCase)) : null);
        return match?.Id ?? made();
    }

    private static bool IsId(string id) => id.Length is >= 1 and <= 64 && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static JsonObject? Whole(World world, ImportedCampaign? said)
    {
        if (said is null || world.Find(EntityTypes.Campaign, EntityTypes.Campaign) is not { } known)
        {
            return null;
        }

        var whole = JsonNode.Parse(known.Data.GetRawText())!.AsObject();
        foreach (var (name, value) in new[] { ("setting", said.Setting), ("currentDate", said.CurrentDate) })
        {
            if (value is not null)
            {
                whole[name] = value;
            }
        }

        return whole;
    }
}
