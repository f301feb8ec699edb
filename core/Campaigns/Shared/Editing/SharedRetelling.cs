using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Whatever command changes who may see a shared document: what is written in it goes with it, in the same step.</summary>
internal static class SharedRetelling
{
    public static Decision Of(KnownState its, Decision decision)
    {
        var touched = decision.Events.Where(static one => one.Kind == CampaignKinds.EntityChanged).Select(DocumentOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (touched.Count == 0)
        {
            return decision;
        }

        var (world, shared) = (its.World, its.Shared);
        foreach (var happened in decision.Events)
        {
            if (happened.Kind == SharedEdited.Kind)
            {
                shared = shared.After(SharedEdited.Of(happened.Data));
            }
            else if (DocumentOf(happened) is { } id && happened.Data.Deserialize(CampaignJson.Default.EntityChange) is { } change)
            {
                var audience = happened.Audience.ToString();
                var entity = world.At(EntityTypes.Document, id) ?? new Entity(EntityTypes.Document, id, long.MaxValue, []);
                world = world.With(entity.With(audience, change.On(entity.Told(audience))));
            }
        }

        var told = touched.SelectMany(id => Retold(its.World.Find(EntityTypes.Document, id), world.Find(EntityTypes.Document, id), its.Shared.Of(id), shared.Of(id))).ToList();
        return told.Count == 0 ? decision : decision with { Events = [.. decision.Events, .. told] };
    }

    private static IEnumerable<NewEvent> Retold(Entity? before, Entity? now, SharedDocument was, SharedDocument content)
    {
        // One that comes back after it was removed is told once more, to whoever it is for now; what the same step writes it tells itself.
        var known = before is null ? null : SharedInfo.AudienceOf(before);
        return now is null || (before is null && was.IsEmpty) || (known is not null && known.Equals(SharedInfo.AudienceOf(now))) ? [] : SharedTelling.Of(content, known, SharedInfo.AudienceOf(now));
    }

    private static string? DocumentOf(NewEvent happened) =>
        happened.Kind == CampaignKinds.EntityChanged && happened.Data.ValueKind == JsonValueKind.Object
        && happened.Data.TryGetProperty("type", out var type) && type.ValueEquals(EntityTypes.Document) && happened.Data.TryGetProperty("id", out var id) ? id.GetString() : null;
}
