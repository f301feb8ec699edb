using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Campaigns.Shared;
using PluginHost.Dice;

namespace PluginHost.Campaigns;

/// <summary>What one audience knows of a campaign.</summary>
public sealed record CampaignState
{
    private StateParts? _parts;

    internal CampaignState(KnownState its) => Its = its;

    internal KnownState Its { get; }

    internal StateParts Parts => _parts ??= StateParts.Of(Its);
}

/// <param name="World">All things of the campaign.</param>
/// <param name="Dice">The verifiable dice of the session that is under way.</param>
/// <param name="Rolls">The last rolls.</param>
internal sealed record KnownState(string Journal, World World, SessionDice? Dice, RollLog Rolls)
{
    /// <summary>What is written in the notes and drawn on the boards that people share.</summary>
    public SharedDocuments Shared { get; init; } = SharedDocuments.None;

    /// <summary>When the turn began that the reader knows of.</summary>
    public DateTimeOffset? TurnSince { get; init; }

    public PollVotes? Votes { get; init; }

    public StageMemo Memo { get; init; } = new();

    /// <summary>The campaign itself; nothing once its creation was blanked.</summary>
    public CampaignInfo? Info => World.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.As(CampaignInfo.Of);

    /// <summary>The session that is under way.</summary>
    public Session? Session => World.Of(EntityTypes.Session).LastOrDefault(static one => one.Its.Text("status") == "active") is { } entity
        ? Session.Of(entity, Dice?.Session == entity.Id ? Dice : null)
        : null;

    public Fight? Fight => Fight.Of(World);

    public ImmutableArray<Character> Party => [.. World.Of(EntityTypes.Character).Select(static entity => entity.As(Character.Of))];
}

internal sealed record CampaignInfo(string Name, string System, string Description)
{
    public static CampaignInfo Of(Entity entity) => new(entity.Its.Text("name") ?? "", entity.Its.Text("system") ?? "", entity.Its.Text("description") ?? "");
}

internal sealed record Session(string Id, string? Name, DateTimeOffset Since, SessionDice? Dice = null)
{
    /// <summary>What the seeds of its dice follow from.</summary>
    public string Seed => Dice?.Seed ?? Id;

    public static Session Of(Entity entity, SessionDice? dice) => new(
        entity.Id,
        entity.Its.Text("name"),
        entity.Its["started"] is { ValueKind: JsonValueKind.String } started && started.TryGetDateTimeOffset(out var since) ? since : DateTimeOffset.UnixEpoch,
        dice);
}

/// <summary>The verifiable dice of a session. Only the full state has all of it.</summary>
/// <param name="Hidden">The lines of hidden rolls, to be told when the session is over.</param>
/// <param name="Run">What its seeds follow from, when that is not the session: one that was planned may begin again after an undo, and must not roll the same again.</param>
internal sealed record SessionDice(string Session, ProofState State, long Records, ImmutableArray<ProofRecord> Hidden, string? Run = null)
{
    /// <summary>What the seeds follow from.</summary>
    public string Seed => Run ?? Session;

    public static SessionDice Start(string session, Commitments published, string? run) => new(session, ProofState.Start(published), 0, [], run);

    public SessionDice After(ProofRecord record) => this with { State = State.After(record), Records = Records + 1, Hidden = record.Kind == ProofKind.Sealed ? Hidden.Add(record) : Hidden };
}

internal sealed record HitPoints(int Current, int Max)
{
    /// <summary>What is lost before the others; nothing rather than 0.</summary>
    public int? Temp { get; init => field = value is > 0 ? value : null; }
}

internal sealed record Character(string Id, string Name, string? Player, HitPoints Hp, ImmutableArray<string> Conditions)
{
    public DeathSaves? Death { get; init; }

    /// <summary>The hash of a picture.</summary>
    public string? Image { get; init; }

    public string? Concept { get; init; }

    public int? Level { get; init; }

    public int? Ac { get; init; }

    /// <summary>The person whose it is, by id; <see cref="Player"/> is a name to show.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether a person plays it: by their id, or by the name that stands there as its player's.</summary>
    public bool IsOf(string person) => Is(Owner, person) || Is(Player, person);

    public static Character Of(Entity entity)
    {
        var its = entity.Its;
        var current = its.Number("sheet/combat/hp/current") ?? its.Number("sheet/combat/hp/max") ?? 0;
        var conditions = its.Pairs()
            .Where(static leaf => leaf.Key.StartsWith("conditions/", StringComparison.Ordinal) && leaf.Value.ValueKind == JsonValueKind.String)
            .Select(static leaf => leaf.Value.GetString()!);
        return new Character(entity.Id, its.Text("name") ?? its.Text("sheet/character/name") ?? entity.Id, its.Text("player"), new HitPoints(current, its.Number("sheet/combat/hp/max") ?? current) { Temp = its.Number("sheet/combat/hp/temp") }, [.. conditions])
        {
            Death = DeathSaves.Of(its),
            Owner = its.Text("owner"),
            Image = its.Text("image/blob"),
            Concept = its.Text("sheet/character/concept"),
            Level = its.Number("sheet/character/level"),
            Ac = its.Number("sheet/combat/ac"),
        };
    }

    private static bool Is(string? named, string person) => string.Equals(named, person, StringComparison.OrdinalIgnoreCase);
}
