using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about the map that viewers see: which, how much of it, and who stands where.</summary>
internal static class MapCommands
{
    private const int MostSquares = 500;
    private const int LargestToken = 6;

    /// <param name="its">What is known.</param>
    /// <param name="arguments">Which map, and how.</param>
    /// <param name="call">Who wants it.</param>
    /// <param name="cut">How the picture of that map can be cut; nothing when it has none.</param>
    public static Result<Showing> Show(KnownState its, ShowMapArguments arguments, ToolCall call, PictureCut? cut)
    {
        var draft = new Draft(its.World);
        var stage = Staged.Without(Staged.Of(its.World), "map");
        if (string.IsNullOrEmpty(arguments.Id))
        {
            Staged.Put(draft, stage);
            Tokens.Retell(draft);
            return new Showing(Decision.Of(draft, "No map is shown."), null);
        }

        return Chosen(its, arguments, call).Then<Showing>(chosen =>
        {
            var (map, size, picture) = chosen;
            var tile = cut is { Side: { Succeeded: true, Value: var side } } && cut.Picture == picture ? side : (int?)null;
            stage = stage.With("map/id", Values.Text(map.Id)).With("map/width", Values.Number(size.Width)).With("map/height", Values.Number(size.Height));
            stage = tile is { } squares ? stage.With(Staged.Tile, Values.Number(squares)) : stage;
            Staged.Put(draft, arguments.Whole ? Staged.With(stage.With(Staged.Whole, Values.True), Staged.Picture, picture) : stage);
            Tokens.Retell(draft);
            var text = arguments.Whole ? "all of it" : Fog.Of(draft.World, map.Id).IsEmpty ? "under fog until reveal_map_area" : "as far as it is revealed";
            var remark = arguments.Whole || picture is null ? "" : (tile is null ? PictureCut.Remark(cut) : "") + PictureCut.Shared(map.Name, BlobAudiences.Told(draft.World, picture));
            return new Showing(Decision.Of(draft, $"{map.Name} is shown, {text}.{remark}", CampaignDesk.Id(map.Id)), arguments.Whole ? picture : null);
        });
    }

    /// <summary>The map that is meant, its squares, and its picture.</summary>
    public static Result<ChosenMap> Chosen(KnownState its, ShowMapArguments arguments, ToolCall call) => Map(its, arguments.Id!, call).Then<ChosenMap>(static map =>
        SizeOf(map) is { } size
            ? new ChosenMap(map, size, map.Its.Text("image/blob"))
            : Error.Invalid("id", $"{map.Name} does not say how many squares it has.") with { Hint = "Write its grid with update_campaign_data: {\"grid\":{\"width\":30,\"height\":20}}, at most 500 each." });

    public static Result<Decision> Reveal(KnownState its, AreaArguments arguments)
    {
        var stage = Staged.Of(its.World);
        if (stage.Text("map/id") is not { } map)
        {
            return NoMap;
        }

        var whole = new MapArea(0, 0, stage.Number("map/width") ?? 1, stage.Number("map/height") ?? 1);
        var area = new MapArea(arguments.X, arguments.Y, arguments.Width, arguments.Height);
        if (area.X < 0 || area.Y < 0 || area.Width is < 1 or > MostSquares || area.Height is < 1 or > MostSquares || !whole.Holds(area))
        {
            return Error.Invalid("x", string.Create(CultureInfo.InvariantCulture, $"The map has {whole.Width} by {whole.Height} squares, counted from 0; the area must be on it."));
        }

        var areas = Fog.Of(its.World, map);
        List<MapArea> now = arguments.Hide
            ? [.. areas.SelectMany(one => one.Without(area))]
            : areas.Any(one => one.Holds(area)) ? [.. areas] : [.. areas.Where(one => !area.Holds(one)), area];
        if (now.Count > Fog.MostAreas)
        {
            return new Error("full", $"A map has at most {Fog.MostAreas} revealed areas.") { Hint = "Reveal a larger one that takes in several, or the whole with show_map --whole." };
        }

        var draft = new Draft(its.World);
        Fog.Put(draft, map, now);
        var remark = "";
        if (arguments.Hide && stage.Is(Staged.Whole))
        {
            // Hiding a part of a map without fog brings the fog back around everything else that was open.
            Fog.Put(draft, map, [.. whole.Without(area)]);
            Staged.Put(draft, stage.Without(Staged.Whole).Without(Staged.Picture));
            remark = stage.Text(Staged.Picture) is null || stage.Number(Staged.Tile) is not null ? "" : PictureCut.Remark(null);
        }

        Tokens.Retell(draft);
        var at = string.Create(CultureInfo.InvariantCulture, $"{area.Width} by {area.Height} squares from {area.X}, {area.Y}");
        return Decision.Of(draft, arguments.Hide ? $"Viewers do not see {at} any more.{remark}" : $"Viewers see {at}.");
    }

    public static Result<Decision> Move(KnownState its, TokenArguments arguments, ToolCall call) => Figures.Standing(its, arguments.Who).Then(figure =>
    {
        var draft = new Draft(its.World);
        if (arguments.Remove)
        {
            draft.Remove(EntityTypes.Token, Tokens.IdOf(figure));
            return Decision.Of(draft, $"{figure.Name} is on no map.");
        }

        var token = its.World.Find(EntityTypes.Token, Tokens.IdOf(figure));
        if (token is null && its.World.Of(EntityTypes.Token).Count() >= Tokens.Most)
        {
            return new Error("full", $"At most {Tokens.Most} stand on maps.");
        }

        var asked = string.IsNullOrEmpty(arguments.Map) ? Staged.Of(its.World).Text("map/id") : arguments.Map;
        return (asked is null ? NoMap : Map(its, asked, call)).Then<Decision>(map =>
        {
            var size = arguments.Size ?? token?.Its.Number("size") ?? 1;
            if (SizeOf(map) is not { } whole || size is < 1 or > LargestToken || arguments.X < 0 || arguments.Y < 0 || arguments.X > MostSquares || arguments.Y > MostSquares || !whole.Holds(new MapArea(arguments.X, arguments.Y, size, size)))
            {
                return Error.Invalid("x", "That is not on the map: squares are counted from 0, and a token takes 1 to 6 of them each way.");
            }

            Tokens.Put(draft, figure, map.Id, new MapArea(arguments.X, arguments.Y, size, size));
            return Decision.Of(draft, string.Create(CultureInfo.InvariantCulture, $"{figure.Name} stands at {arguments.X}, {arguments.Y}."), CampaignDesk.Id(figure.Id));
        });
    });

    private static Result<Entity> Map(KnownState its, string asked, ToolCall call) => Naming.Find(new Seen(its.World, call.Caller.Audience), EntityTypes.Map, asked, "id");

    private static Error NoMap => new("no-map", "No map is shown.") { Hint = "Show one with show_map." };

    private static MapArea? SizeOf(Entity map) => Squares(map.Its["grid/width"]) is { } width && Squares(map.Its["grid/height"]) is { } height ? new MapArea(0, 0, width, height) : null;

    /// <summary>Other programs write whole numbers with a point, and maps that end within a square.</summary>
    private static int? Squares(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var squares) && squares is >= 1 and <= MostSquares ? (int)Math.Ceiling(squares) : null;
}
