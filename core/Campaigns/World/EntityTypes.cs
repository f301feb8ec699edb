using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What things a campaign has, and who hears of a new one when nobody says otherwise.</summary>
internal static class EntityTypes
{
    public const string Campaign = "campaign";
    public const string Character = "character";
    public const string Npc = "npc";
    public const string Monster = "monster";
    public const string Location = "location";
    public const string Faction = "faction";
    public const string Quest = "quest";
    public const string Plot = "plot";
    public const string Item = "item";
    public const string Handout = "handout";
    public const string Map = "map";
    public const string Timeline = "timeline";
    public const string Note = "note";
    public const string Decision = "decision";
    public const string Session = "session";
    public const string Scene = "scene";
    public const string Document = "document";
    public const string Combat = "combat";
    public const string Combatant = "combatant";
    public const string RollRequest = "roll-request";
    public const string Stage = "stage";
    public const string Fog = "fog";
    public const string Token = "token";

    private static readonly Dictionary<string, Audience> Heard = new(StringComparer.Ordinal)
    {
        [Campaign] = Audience.Everyone,
        [Character] = Audience.Everyone,
        [Npc] = Audience.GameMaster,
        [Monster] = Audience.GameMaster,
        [Location] = Audience.GameMaster,
        [Faction] = Audience.GameMaster,
        [Quest] = Audience.Table,
        [Plot] = Audience.GameMaster,
        [Item] = Audience.Table,
        [Handout] = Audience.GameMaster,
        [Map] = Audience.GameMaster,
        [Timeline] = Audience.Table,
        [Note] = Audience.Table,
        [Decision] = Audience.Everyone,
        [Session] = Audience.Everyone,
        [Scene] = Audience.GameMaster,
        [Document] = Audience.Table,
    };

    /// <summary>Those that people write and change; fights are made by their own commands.</summary>
    public static IReadOnlyCollection<string> Written => Heard.Keys;

    public static Audience UsualAudience(string type) => Heard.GetValueOrDefault(type, Audience.GameMaster);
}
