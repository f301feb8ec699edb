using PluginHost.Dice;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>
/// The dice of one command. During a session they are the session's own, one roll after the other; when a call is repeated, they fall again as they
/// were recorded the first time.
/// </summary>
internal sealed class TableDice(KnownState its, Moment moment, SessionSeeds seeds, Func<DiceSource> own, bool dryRun = false)
{
    public const string DryRun = "dry-run";

    private readonly IReadOnlyList<StoredEvent> _first = [.. moment.First.Where(static happened => happened.Event.Kind == CampaignKinds.DiceRolled)];
    private readonly List<NewEvent> _events = [];
    private SessionDice? _evening = its.Session?.Dice;

    /// <summary>What fell, for the step.</summary>
    public IReadOnlyList<NewEvent> Events => _events;

    public Result<DiceRolled> Roll(string text, string who, Audience audience)
    {
        var read = DiceCommands.Read(text, null);
        return read.Succeeded ? Roll(read.Value, who, audience) : read.Error;
    }

    /// <param name="faces">Real dice; they need no proof.</param>
    public Result<DiceRolled> Roll(Expression expression, string who, Audience audience, IReadOnlyList<long>? faces = null)
    {
        if (dryRun)
        {
            return new Error(DryRun, $"Would roll {expression} and go by what falls.");
        }

        if (_events.Count < _first.Count && CampaignFold.Read(_first[_events.Count], CampaignJson.Default.DiceRolled) is { } recorded)
        {
            return Kept(recorded, audience);
        }

        var hidden = !audience.Equals(Audience.Everyone);
        var evening = faces is { Count: > 0 } ? null : _evening;
        var seed = evening is null ? null : hidden ? seeds.Hidden(its.Journal, evening.Seed) : seeds.Open(its.Journal, evening.Seed);
        var source = evening is not null ? Evening.Dice(seed, evening.State, hidden, expression) : faces is { Count: > 0 } thrown ? new ThrownDice(thrown) : own();
        if (!expression.TryRoll(source, out var roll, out var error, limits: DiceCommands.AtTheTable))
        {
            return DiceCommands.Refusal(error);
        }

        var proof = evening is null ? null : hidden ? Evening.Sealed(evening.State, roll, seed) : Evening.Opened(evening.State, roll);
        return Kept(DiceCommands.Rolled(who, roll) with { Proof = proof }, audience);
    }

    /// <summary>The face of the only twenty-sided (or other first) die that counts.</summary>
    public static int Natural(DiceRolled rolled) => (int)((rolled.Dice ?? []).FirstOrDefault(static die => die.Kept != false)?.Value ?? 0);

    public static int Total(DiceRolled rolled) => (int)Math.Clamp(Math.Floor(rolled.Total), -1_000_000, 1_000_000);

    private DiceRolled Kept(DiceRolled rolled, Audience audience)
    {
        _events.Add(CampaignDesk.Event(CampaignKinds.DiceRolled, rolled, CampaignJson.Default.DiceRolled, audience));
        if (rolled.Proof is { } proof && _evening is not null)
        {
            _evening = _evening.After(proof);
        }

        return rolled;
    }
}
