namespace PluginHost.Campaigns;

internal static class CampaignKinds
{
    public const string Created = "campaigns/created";
    public const string SessionStarted = "campaigns/session-started";
    public const string SessionEnded = "campaigns/session-ended";
    public const string NoteAdded = "campaigns/note-added";
    public const string DecisionRecorded = "campaigns/decision-recorded";
    public const string EntityChanged = "campaigns/entity-changed";
    public const string CombatSet = "campaigns/combat-set";
    public const string OrderShown = "campaigns/order-shown";
    public const string TurnTaken = "campaigns/turn-taken";
    public const string TurnShown = "campaigns/turn-shown";
    public const string HpSet = "campaigns/hp-set";
    public const string StateShown = "campaigns/state-shown";
    public const string Revealed = "campaigns/revealed";
    public const string DiceRolled = "dice/rolled";
    public const string RollsSealed = "dice/sealed";
    public const string EntropyAdded = "dice/entropy-added";
}
