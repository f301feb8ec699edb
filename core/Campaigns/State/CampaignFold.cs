using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Campaigns.Shared;
using PluginHost.Dice;
using PluginHost.Journal;

namespace PluginHost.Campaigns;

/// <summary>What a campaign's events mean.</summary>
public sealed class CampaignFold : IFold<CampaignState>
{
    public string Name => "campaign";

    public int Version => 7;

    public CampaignState Start(string journal)
    {
        return new CampaignState(new KnownState(journal, World.Empty, null, RollLog.Empty));
    }

    public CampaignState Apply(CampaignState state, StoredEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Redacted || happened.Data.ValueKind != JsonValueKind.Object)
        {
            return state;
        }

        var next = After(state.Its, happened);
        return ReferenceEquals(next, state.Its) ? state : new CampaignState(next);
    }

    public byte[] Save(CampaignState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.SerializeToUtf8Bytes(SavedState.Of(state.Its), CampaignJson.Default.SavedState);
    }

    public CampaignState Load(ReadOnlySpan<byte> saved) =>
        JsonSerializer.Deserialize(saved, CampaignJson.Default.SavedState)?.Known() is { } its
            ? new CampaignState(its)
            : throw new JsonException("This is no saved campaign.");

    public IReadOnlyDictionary<string, JsonElement> Parts(CampaignState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Parts.Named;
    }

    internal static T? Read<T>(StoredEvent happened, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return happened.Data.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KnownState After(KnownState its, StoredEvent happened)
    {
        if (happened.Kind == CampaignKinds.EntityChanged && happened.Version >= EntityChange.Version)
        {
            var changed = ChangeReading.Apply(its.World, happened);
            return ReferenceEquals(changed, its.World) ? its : Timed(its with { World = changed }, its.World, happened);
        }

        if (happened.Kind == SharedEdited.Kind)
        {
            return its with { Shared = its.Shared.After(SharedEdited.Of(happened.Data)) };
        }

        var world = Lifting.Of(happened) is { } change ? EntityChange.Apply(its.World, happened, change) : OldFights.Apply(its.World, happened);
        its = ReferenceEquals(world, its.World) ? its : its with { World = world };
        var json = CampaignJson.Default;
        return happened.Kind switch
        {
            CampaignKinds.SessionStarted when Read(happened, json.SessionStarted) is { Id: { } id } began =>
                its with { Dice = began.Dice is { Open: not null, Sealed: not null } dice ? SessionDice.Start(id, dice, began.Run) : null },
            CampaignKinds.SessionEnded when its.Dice is not null => its with { Dice = null },
            CampaignKinds.DiceRolled when Read(happened, json.DiceRolled) is { Expression: not null } roll => Proven(Rolls(its, happened, roll), roll.Proof),
            CampaignKinds.EntropyAdded when Read(happened, json.EntropyAdded) is { Proof: not null } added => Proven(its, added.Proof),
            CampaignKinds.Voted when Read(happened, json.Voted) is { } vote => its with { Votes = PollVotes.After(its.Votes, vote) },
            _ => its,
        };
    }

    /// <summary>A turn began when its reader was told so.</summary>
    private static KnownState Timed(KnownState its, World before, StoredEvent happened)
    {
        if (ReferenceEquals(its.World.Things(EntityTypes.Combat), before.Things(EntityTypes.Combat)))
        {
            return its;
        }

        var (was, now) = (before.Find(EntityTypes.Combat, Fight.Id)?.Its, its.World.Find(EntityTypes.Combat, Fight.Id)?.Its);
        return was?.Text("turn") == now?.Text("turn") && was?.Number("round") == now?.Number("round") ? its : its with { TurnSince = now?.Text("turn") is null ? null : happened.At };
    }

    private static KnownState Proven(KnownState its, ProofRecord? record) => record is { Link: not null } && its.Dice is { } dice ? its with { Dice = dice.After(record) } : its;

    private static KnownState Rolls(KnownState its, StoredEvent happened, DiceRolled roll)
    {
        var rolled = new Rolled(happened.Id, roll.Player ?? "", roll.Expression!, roll.Total, roll.Breakdown ?? "", happened.At);
        return its with { Rolls = its.Rolls.With(rolled) };
    }
}
