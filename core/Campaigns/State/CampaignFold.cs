using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a campaign's events mean.</summary>
public sealed class CampaignFold : IFold<CampaignState>
{
    private const int KeptRolls = 20;

    public string Name => "campaign";

    public int Version => 3;

    public CampaignState Start(string journal)
    {
        var nothing = new SavedState(journal, null, null, null, null, [], []);
        return new CampaignState(nothing, StateParts.Of(nothing));
    }

    public CampaignState Apply(CampaignState state, StoredEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Event.Redacted || happened.Event.Data.ValueKind != JsonValueKind.Object)
        {
            return state;
        }

        var next = After(state.Its, happened);
        return ReferenceEquals(next, state.Its) ? state : new CampaignState(next, state.Parts.After(state.Its, next));
    }

    public byte[] Save(CampaignState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.SerializeToUtf8Bytes(state.Its, CampaignJson.Default.SavedState);
    }

    public CampaignState Load(ReadOnlySpan<byte> saved)
    {
        var its = JsonSerializer.Deserialize(saved, CampaignJson.Default.SavedState);
        return its is not null && its.IsWhole()
            ? new CampaignState(its, StateParts.Of(its))
            : throw new JsonException("This is no saved campaign.");
    }

    public IReadOnlyDictionary<string, JsonElement> Parts(CampaignState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Parts.Named;
    }

    private static SavedState After(SavedState its, StoredEvent happened)
    {
        var json = CampaignJson.Default;
        return happened.Event.Kind switch
        {
            CampaignKinds.Created when Read(happened, json.CampaignCreated) is { Name: not null } made =>
                its with { Info = new CampaignInfo(made.Name, made.System ?? "", made.Description ?? "") },
            CampaignKinds.SessionStarted when Read(happened, json.SessionStarted) is { Id: not null } began =>
                its with { Session = new Session(began.Id, began.Name, happened.Event.At, began.Dice is { Open: not null, Sealed: not null } ? SessionDice.Start(began.Dice) : null) },
            CampaignKinds.SessionEnded when Read(happened, json.SessionEnded) is { Id: not null } over && over.Id == its.Session?.Id => its with { Session = null },
            CampaignKinds.EntityChanged when Read(happened, json.EntityChanged) is { Type: "character", Id: not null, Name: not null, Hp: not null } entity =>
                Characters(its, new Character(entity.Id, entity.Name, entity.Player, entity.Hp, entity.Conditions ?? [], SeenBy(happened.Event.Audience))),
            CampaignKinds.DiceRolled when Read(happened, json.DiceRolled) is { Expression: not null } roll => Proven(Rolls(its, happened, roll), roll.Proof),
            CampaignKinds.EntropyAdded when Read(happened, json.EntropyAdded) is { Proof: not null } added => Proven(its, added.Proof),
            _ => CombatAfter.Apply(its, happened),
        };
    }

    internal static T? Read<T>(StoredEvent happened, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return happened.Event.Data.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? SeenBy(Audience audience) => audience.Equals(Audience.Everyone) ? null : audience.ToString();

    private static SavedState Characters(SavedState its, Character character)
    {
        var index = its.Party.ToList().FindIndex(known => known.Id == character.Id);
        return its with { Party = index < 0 ? its.Party.Add(character) : its.Party.SetItem(index, character) };
    }

    private static SavedState Proven(SavedState its, ProofRecord? record) => record is { Link: not null } && its.Session is { Dice: { } dice } session
        ? its with { Session = session with { Dice = dice.After(record) } }
        : its;

    private static SavedState Rolls(SavedState its, StoredEvent happened, DiceRolled roll)
    {
        var rolled = new Rolled(happened.Id, roll.Player ?? "", roll.Expression!, roll.Total, roll.Breakdown ?? "", happened.Event.At);
        var kept = its.Rolls.Length < KeptRolls ? its.Rolls : its.Rolls.RemoveRange(0, its.Rolls.Length - KeptRolls + 1);
        return its with { Rolls = kept.Add(rolled) };
    }
}
