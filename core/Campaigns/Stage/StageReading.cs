using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>Makes the part that viewers are shown. What was named and is not known to everyone any more is not shown any more.</summary>
internal static class StageReading
{
    private const int LongestText = 4_000;

    public static StagePart Of(KnownState its)
    {
        var world = its.World;
        var stage = Staged.Of(world);
        return new StagePart(stage.Is("blank"), Clock(its))
        {
            Spotlight = Spotlight(world, stage),
            LowerThird = Staged.Time(stage, "lower/since") is { } since ? new LowerThirdPart(stage.Text("lower/title"), stage.Text("lower/text"), since, stage.Number("lower/seconds")) : null,
            Handout = Handout(world, stage.Text("handout/id")),
            Map = Map(world, stage),
            Poll = Poll(stage, its.Votes),
        };
    }

    private static ClockPart Clock(KnownState its)
    {
        var combat = Staged.Known(its.World, EntityTypes.Combat, Fight.Id);
        var session = its.Session;
        return new ClockPart
        {
            Session = Staged.Known(its.World, EntityTypes.Session, session?.Id).Text("name"),
            Started = session?.Since,
            Round = combat.Number("round"),
            Turn = Staged.Known(its.World, EntityTypes.Combatant, combat.Text("turn")).Text("name"),
            TurnSince = combat.Text("turn") is null ? null : its.TurnSince,
        };
    }

    private static SpotlightPart? Spotlight(World world, Leaves stage)
    {
        if (stage.Text("spotlight/type") is not { } type || stage.Text("spotlight/id") is not { } id)
        {
            return null;
        }

        var known = Staged.Known(world, type, id);
        if (known.Text("name") is not { } name)
        {
            return null;
        }

        var player = known.Text("player");
        var title = known.Text("sheet/character/concept") ?? known.Text("role");
        return stage.Is("spotlight/player") && player is not null
            ? new SpotlightPart(player, id, name, null, Image(known))
            : new SpotlightPart(name, id, title, player, Image(known));
    }

    private static HandoutPart? Handout(World world, string? id)
    {
        var known = Staged.Known(world, EntityTypes.Handout, id);
        var text = known.Text("text") ?? known.Text("description");
        return known.Text("name") is { } name ? new HandoutPart(id!, name, text is { Length: > LongestText } ? text[..LongestText] + "…" : text, Image(known)) : null;
    }

    private static MapPart? Map(World world, Leaves stage)
    {
        if (stage.Text("map/id") is not { } id || stage.Number("map/width") is not { } width || stage.Number("map/height") is not { } height)
        {
            return null;
        }

        var whole = stage.Is(Staged.Whole);
        return new MapPart(id, Staged.Known(world, EntityTypes.Map, id).Text("name"), width, height, whole ? stage.Text(Staged.Picture) : null, whole ? null : stage.Number(Staged.Tile), whole, Fog.Of(world, id), TokensOn(world, id));
    }

    private static ImmutableArray<TokenPart> TokensOn(World world, string map)
    {
        var turn = Staged.Known(world, EntityTypes.Combat, Fight.Id).Text("turn");
        var acting = Staged.Known(world, EntityTypes.Combatant, turn);
        var tokens = ImmutableArray.CreateBuilder<TokenPart>();
        foreach (var token in world.Of(EntityTypes.Token))
        {
            var at = token.Told(Staged.Everyone);
            if (at.Text("map") != map || at.Number("x") is not { } x || at.Number("y") is not { } y)
            {
                continue;
            }

            var id = Tokens.FigureIdOf(token);
            var (fighter, character) = (Staged.Known(world, EntityTypes.Combatant, id), Staged.Known(world, EntityTypes.Character, id));
            if ((fighter.Text("name") ?? character.Text("name")) is { } name)
            {
                var current = turn == id || (acting.Is("isPlayer") && (acting.Text("entity") == id || acting.Text("name") == character.Text("name")));
                tokens.Add(new TokenPart(id, name, x, y, at.Number("size") ?? 1, character.Count > 0, fighter.Text("state"), Image(character), current ? true : null));
            }
        }

        return tokens.ToImmutable();
    }

    private static PollPart? Poll(Leaves stage, PollVotes? votes)
    {
        if (stage.Text("poll/id") is not { } id || stage.Text("poll/question") is not { } question || Staged.Time(stage, "poll/started") is not { } started)
        {
            return null;
        }

        var counts = votes?.Poll == id ? votes.Counts : [];
        var options = PollCommands.Options(stage).Select((text, index) => new PollOption(text, index < counts.Length ? counts[index] : 0)).ToImmutableArray();
        return new PollPart(id, question, options, options.Sum(static option => option.Votes), started, Staged.Time(stage, "poll/ends"), stage.Is("poll/closed"));
    }

    private static string? Image(Leaves known) => known["image/blob"] is { ValueKind: JsonValueKind.String } hash ? hash.GetString() : null;
}
