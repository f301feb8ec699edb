using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// Where those who are on a map stand. Everyone is told of a place only when the map is shown, its fog is gone there, and everyone knows who stands there;
/// whatever changes one of these retells the places in the same step.
/// </summary>
internal static class Tokens
{
    public const int Most = 200;

    public static void Retell(Draft draft)
    {
        if (draft.World.Things(EntityTypes.Token) is null)
        {
            return;
        }

        foreach (var token in draft.World.Of(EntityTypes.Token).ToList())
        {
            var figure = FigureOf(draft.World, token);
            if (figure is null)
            {
                draft.Remove(EntityTypes.Token, token.Id);
                continue;
            }

            var audience = AudienceOf(draft.World, figure, token.Its);
            if (token.Layers is not [var only] || only.Audience != audience.ToString())
            {
                Put(draft, figure, token.Its, audience);
            }
        }
    }

    public static void Put(Draft draft, Entity figure, string map, MapArea place)
    {
        var its = Leaves.None.With("map", Values.Text(map)).With("x", Values.Number(place.X)).With("y", Values.Number(place.Y));
        its = place.Width > 1 ? its.With("size", Values.Number(place.Width)) : its;
        Put(draft, figure, its, AudienceOf(draft.World, figure, its));
    }

    /// <summary>No two things have one id, whatever their types.</summary>
    public static string IdOf(Entity figure) => "at-" + figure.Id;

    public static string FigureIdOf(Entity token) => token.Id.Length > 3 ? token.Id[3..] : token.Id;

    private static Entity? FigureOf(World world, Entity token) =>
        world.Find(EntityTypes.Combatant, FigureIdOf(token)) ?? world.Find(EntityTypes.Character, FigureIdOf(token));

    private static void Put(Draft draft, Entity figure, Leaves its, Audience audience) =>
        draft.Put(EntityTypes.Token, IdOf(figure), its.Pairs().Select(leaf => new Told(audience, leaf.Key, leaf.Value)).ToList());

    private static Audience AudienceOf(World world, Entity figure, Leaves at)
    {
        var size = at.Number("size") ?? 1;
        var isKnown = figure.Told(Staged.Everyone).Text("name") is not null;
        return isKnown && at.Text("map") is { } map && at.Number("x") is { } x && at.Number("y") is { } y && Fog.IsOpen(world, map, new MapArea(x, y, size, size))
            ? Audience.Everyone
            : Audience.GameMaster;
    }
}
