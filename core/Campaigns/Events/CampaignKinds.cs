namespace PluginHost.Campaigns;

internal static class CampaignKinds
{
    public const string Created = "campaigns/created";
    public const string SessionStarted = "campaigns/session-started";
    public const string SessionEnded = "campaigns/session-ended";
    public const string NoteAdded = "campaigns/note-added";
    public const string DecisionRecorded = "campaigns/decision-recorded";
    public const string EntityChanged = "campaigns/entity-changed";
    public const string Happened = "campaigns/happened";
    public const string Voted = "campaigns/voted";
    public const string Undone = "campaigns/undone";
    public const string Redone = "campaigns/redone";
    public const string Restated = "campaigns/restated";
    public const string DiceRolled = "dice/rolled";
    public const string RollsSealed = "dice/sealed";
    public const string EntropyAdded = "dice/entropy-added";
}
