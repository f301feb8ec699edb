using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>The one entity that holds what viewers are shown. All of it is for everyone: what is not may not be written here.</summary>
internal static class Staged
{
    public const string Id = "stage";

    /// <summary>The picture of the map that is shown: only of one without fog.</summary>
    public const string Picture = "map/image";

    /// <summary>The map that is shown has no fog.</summary>
    public const string Whole = "map/whole";

    /// <summary>How many squares a tile of the picture takes; nothing when there is none that can be cut.</summary>
    public const string Tile = "map/tile";

    public static readonly string Everyone = Audience.Everyone.ToString();

    public static Leaves Of(World world) => world.At(EntityTypes.Stage, Id)?.Told(Everyone) ?? Leaves.None;

    /// <summary>What everyone was told of one of a type; nothing when they know nothing of it.</summary>
    public static Leaves Known(World world, string type, string? id) => id is not null && world.Find(type, id) is { } entity ? entity.Told(Everyone) : Leaves.None;

    public static void Put(Draft draft, Leaves now) =>
        draft.Put(EntityTypes.Stage, Id, now.Pairs().Select(static leaf => new Told(Audience.Everyone, leaf.Key, leaf.Value)).ToList());

    public static Leaves Without(Leaves its, string part) =>
        its.Paths.Where(path => path.StartsWith(part + "/", StringComparison.Ordinal)).Aggregate(its, static (left, path) => left.Without(path));

    public static Leaves With(Leaves its, string path, string? text) => text is null ? its : its.With(path, Values.Text(text));

    public static DateTimeOffset? Time(Leaves its, string path) =>
        its[path] is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    public static JsonElement Time(DateTimeOffset time) => JsonSerializer.SerializeToElement(time, CampaignJson.Default.DateTimeOffset);
}
