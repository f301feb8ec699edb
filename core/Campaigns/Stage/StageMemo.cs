using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>The part as it was made last, and what of: shared by the states that follow each other, so that a note does not make it anew.</summary>
internal sealed class StageMemo
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(StagePart.Empty, CampaignJson.Default.StagePart);
    private static readonly string[] Types =
    [
        EntityTypes.Stage, EntityTypes.Session, EntityTypes.Combat, EntityTypes.Combatant, EntityTypes.Character, EntityTypes.Npc, EntityTypes.Monster, EntityTypes.Handout, EntityTypes.Map,
        EntityTypes.Fog, EntityTypes.Token,
    ];

    private Made? _made;

    public JsonElement Part(KnownState its)
    {
        if (its.World.Things(EntityTypes.Stage) is null && its.World.Things(EntityTypes.Session) is null && its.World.Things(EntityTypes.Combat) is null)
        {
            return Empty;
        }

        Things?[] of = [.. Types.Select(its.World.Things)];
        if (_made is { } made && made.Turn == its.TurnSince && ReferenceEquals(made.Votes, its.Votes) && made.Of.SequenceEqual(of))
        {
            return made.Part;
        }

        var part = JsonSerializer.SerializeToElement(StageReading.Of(its), CampaignJson.Default.StagePart);
        _made = new Made(of, its.TurnSince, its.Votes, part);
        return part;
    }

    private sealed record Made(Things?[] Of, DateTimeOffset? Turn, PollVotes? Votes, JsonElement Part);
}
