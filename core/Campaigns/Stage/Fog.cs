using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What viewers see of each map.</summary>
internal static class Fog
{
    public const int MostAreas = 200;

    public static ImmutableArray<MapArea> Of(World world, string map)
    {
        var its = Staged.Known(world, EntityTypes.Fog, IdOf(map));
        return [.. its.Paths.Where(static path => path.StartsWith("areas/", StringComparison.Ordinal)).Select(path => MapArea.Of(its.Text(path))).OfType<MapArea>()];
    }

    public static void Put(Draft draft, string map, IReadOnlyList<MapArea> areas) =>
        draft.Put(EntityTypes.Fog, IdOf(map), areas.Select(static (area, index) => new Told(Audience.Everyone, Paths.Element("areas", index), Values.Text(area.ToString()))).ToList());

    /// <summary>No two things have one id, whatever their types.</summary>
    private static string IdOf(string map) => "fog-" + map;

    /// <summary>Whether viewers see what stands there: all of it, so that nothing looks out of the fog.</summary>
    public static bool IsOpen(World world, string map, MapArea place)
    {
        var stage = Staged.Of(world);
        if (stage.Text("map/id") != map)
        {
            return false;
        }

        return stage.Is(Staged.Whole) || Of(world, map).Aggregate((IEnumerable<MapArea>)[place], static (left, area) => left.SelectMany(part => part.Without(area))).Take(1).ToList().Count == 0;
    }
}
