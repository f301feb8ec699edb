using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>What a command of the fight works with: the state it decides on, what it does to it, and what it tells whom.</summary>
internal sealed class Act(KnownState its, ToolCall call, TableDice? dice = null)
{
    /// <summary>Beyond the ids that a command gives to combatants.</summary>
    private const int FirstKey = 10_000;

    private readonly List<(Audience Audience, string Exact, string? Shown)> _lines = [];
    private readonly List<string> _reminders = [];
    private int _keys;

    public KnownState Its => its;

    public ToolCall Call => call;

    public GameSystem Rules { get; } = GameSystems.Of(its);

    public Draft Draft { get; } = new(its.World);

    public World World => Draft.World;

    public Fight? Fight => Fight.Of(Draft.World);

    public TableDice Dice => dice ?? throw new InvalidOperationException("A command that rolls has dice.");

    /// <summary>Whether the caller may read what the game master reads.</summary>
    public bool SeesAll => call.Caller.Audience.MaySee(Audience.GameMaster);

    /// <summary>A name for a condition that says nothing.</summary>
    public string Key() => CampaignDesk.IdOf(call, FirstKey + _keys++);

    public void Write(Fighter one) => Bodies.Write(Draft, one);

    /// <summary>One as it is after what was already done.</summary>
    public Fighter Again(Fighter one) => World.Find(EntityTypes.Combatant, one.Id)?.As(Fighter.Of) ?? (World.Find(EntityTypes.Character, one.Id)?.As(Character.Of) is { } character ? Bodies.Of(World, character) : one);

    /// <summary>Whose turn it is may be told to others, now that somebody is seen or not.</summary>
    public void Put(Fight fight) =>
        Draft.Put(EntityTypes.Combat, Fight.Id, FightTelling.Of(fight, World.At(EntityTypes.Combat, Fight.Id)?.Told(Audience.Everyone.ToString()) ?? Leaves.None));

    /// <summary>A line for the history and the answer: exact for the game master, and what those hear who see the combatant.</summary>
    public void Tell(Fighter one, string exact, string? shown) => _lines.Add((FightTelling.HearersOf(World, one), exact, shown));

    public void Tell(Audience audience, string text) => _lines.Add((audience, text, text));

    /// <summary>What the game master may want to do next: in the answer, not in the history.</summary>
    public void Remind(string text) => _reminders.Add(text);

    public Decision Done(JsonElement? data = null)
    {
        foreach (var audience in _lines.Select(static line => line.Audience).Where(static audience => !audience.Equals(Audience.GameMaster)).Distinct())
        {
            var heard = _lines.Where(line => line.Audience.Equals(audience) && line.Shown is not null).Select(static line => line.Shown!).ToList();
            if (heard.Count > 0)
            {
                Draft.Say(audience, Short(heard));
            }
        }

        var exact = _lines.Where(static line => line.Audience.Equals(Audience.GameMaster) || line.Exact != line.Shown).Select(static line => line.Exact).ToList();
        if (exact.Count > 0)
        {
            Draft.Say(Audience.GameMaster, Short(exact));
        }

        Tokens.Retell(Draft);
        var said = _lines.Select(line => SeesAll ? line.Exact : call.Caller.Audience.MaySee(line.Audience) ? line.Shown : null).Where(static text => text is not null).Concat(SeesAll ? _reminders : []);
        var decision = Decision.Of(Draft, string.Join('\n', said), data);
        return dice is null ? decision : decision with { Events = [.. dice.Events, .. decision.Events] };
    }

    private static string Short(List<string> lines)
    {
        const int Longest = 6_000;
        var text = string.Join(' ', lines);
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
