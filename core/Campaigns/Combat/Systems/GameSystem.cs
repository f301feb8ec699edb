using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

/// <summary>What a fight needs to know of a game system. One file of data each: no rule of a system stands in code.</summary>
/// <param name="Names">Other names, in small letters and digits alone.</param>
/// <param name="Edition">The edition that counts when a campaign names none.</param>
internal sealed record GameSystem(
    string Id,
    IReadOnlyList<string> Names,
    InitiativeRule Initiative,
    DamageRule Damage,
    ZeroRule Zero,
    RestRule ShortRest,
    RestRule LongRest,
    DegreeRule Degrees,
    IReadOnlyList<ConditionRule> Conditions,
    ConcentrationRule? Concentration = null,
    string? Edition = null)
{
    public ConditionRule? Condition(string name) => Conditions.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Dice">What is rolled; nothing when the number itself is the place.</param>
/// <param name="Bonus">Where a sheet has what is added, the first that is there.</param>
/// <param name="Score">Where it has a score that the bonus follows from.</param>
/// <param name="Per">So many points of a score above ten are worth one; none when the score itself counts.</param>
/// <param name="Save">Where it has the bonus to hold concentration.</param>
/// <param name="SaveScore">The score that this bonus follows from.</param>
internal sealed record InitiativeRule(string? Dice, IReadOnlyList<string> Bonus, IReadOnlyList<string> Score, int Per = 0, IReadOnlyList<string>? Save = null, IReadOnlyList<string>? SaveScore = null)
{
    public int Of(int score) => Per == 0 ? score : (int)Math.Floor((score - 10) / (double)Per);
}

/// <param name="Resistance">What a resistance without a number divides by.</param>
/// <param name="Vulnerability">What a vulnerability without a number multiplies by.</param>
/// <param name="Critical">Whether a critical hit doubles the <c>dice</c> or the <c>total</c>.</param>
internal sealed record DamageRule(int Resistance, int Vulnerability, string Critical);

/// <summary>What happens without hit points.</summary>
/// <param name="Gains">The conditions of a player's character that falls; they end when it is healed.</param>
/// <param name="Leaves">A valued condition that grows whenever it comes back.</param>
/// <param name="Massive">What kills at once.</param>
/// <param name="Major">A blow of this part of all points leaves a mark.</param>
/// <param name="Dying">How it goes on from there; nothing when it does not.</param>
internal sealed record ZeroRule(IReadOnlyList<string> Gains, string? Leaves = null, MassiveRule? Massive = null, MajorRule? Major = null, DyingRule? Dying = null);

/// <param name="Of">Whether the <c>whole</c> blow counts or what is <c>left</c> of it at zero.</param>
/// <param name="Times">How often all points.</param>
internal sealed record MassiveRule(string Of, int Times);

/// <param name="Part">Half of all points is 2.</param>
/// <param name="Condition">The mark.</param>
/// <param name="Adds">What it adds for one who falls with it.</param>
internal sealed record MajorRule(int Part, string Condition, string Adds);

/// <param name="Kind"><c>count</c>: successes and failures are counted. <c>value</c>: a condition's value goes up and down. <c>under</c>: a roll above a chance kills.</param>
/// <param name="Dc">What the roll must reach.</param>
/// <param name="Most">How many successes or failures decide, or which value kills.</param>
/// <param name="Condition">The condition with the value, or that one must have to be asked for a roll.</param>
/// <param name="Lowers">A valued condition that makes the value that kills smaller.</param>
internal sealed record DyingRule(string Kind, string Dice, int Dc, int Most, string? Condition = null, string? Lowers = null);

/// <param name="Part">The save is against this part of the damage.</param>
/// <param name="Most">Never against more.</param>
internal sealed record ConcentrationRule(string Save, int Least, int Part, int? Most = null);

/// <param name="Most">The greatest value, when it has one.</param>
/// <param name="Ticks">Its value falls by one at the <c>start</c> or <c>end</c> of each turn of who has it.</param>
/// <param name="Stops">Who has it cannot concentrate.</param>
/// <param name="Brings">What comes with it.</param>
/// <param name="Deadly">The value that kills.</param>
/// <param name="Rest">What a long rest takes off its value; 0 for all of it.</param>
internal sealed record ConditionRule(string Name, int? Most = null, string? Ticks = null, bool Stops = false, IReadOnlyList<string>? Brings = null, int? Deadly = null, int? Rest = null);

/// <param name="Heals"><c>all</c>, <c>level</c> (a score's bonus for each level), <c>one</c> or nothing.</param>
/// <param name="HitDice">How many of the hit dice come back: 1 all, 2 half, 0 none.</param>
/// <param name="Slots">Spell slots come back.</param>
/// <param name="Recharges">Words by which uses say that they come back now.</param>
/// <param name="Temporary">Temporary hit points end.</param>
/// <param name="SlotsOf">Only slots of these names come back.</param>
internal sealed record RestRule(string? Heals, IReadOnlyList<string> Recharges, int HitDice = 0, bool Slots = false, bool Temporary = false, IReadOnlyList<string>? SlotsOf = null);

/// <param name="Kind"><c>reach</c>: at least the number. <c>under</c>: at most the chance.</param>
/// <param name="Names">From the worst to the best: of <c>reach</c> four or two, of <c>under</c> fumble, failure, regular, hard, extreme, critical.</param>
/// <param name="By">So much above or below makes it critical; 0 never.</param>
internal sealed record DegreeRule(string Kind, IReadOnlyList<string> Names, int By = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GameSystem))]
internal sealed partial class SystemJson : JsonSerializerContext;
