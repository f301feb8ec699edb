using System.Globalization;

namespace PluginHost.Rules.Understanding;

/// <summary>The fields of the other games' forms as text, label by label.</summary>
internal static class FormText
{
    public static IEnumerable<(string Label, string Text)> Of(Entry entry) => ((IEnumerable<(string Label, string Text)>)(entry switch
    {
        RankedCreature creature => Of(creature),
        PercentileFigure figure => Of(figure),
        CyberFigure figure => Of(figure),
        RankedSpell spell => Of(spell),
        _ => [],
    })).Where(static field => field.Text.Length > 0);

    private static IEnumerable<(string, string)> Of(RankedCreature creature) =>
    [
        ("Level", Text(creature.Level)), ("Traits", List(creature.Traits)), ("Perception", Joined(Signed(creature.Perception), creature.Senses)), ("Languages", creature.Languages),
        ("Skills", Signed(creature.Skills)), ("Modifiers", Signed(creature.Stats)), ("Items", List(creature.Gear)), ("AC", Joined(Text(creature.ArmorClass), creature.ArmorNote)),
        ("Saves", Joined(Signed(creature.Saves), creature.SavesNote)), ("HP", Joined(Text(creature.HitPoints), creature.HitPointsNote)), ("Hardness", Text(creature.Hardness)), ("Immunities", creature.Immunities),
        ("Weaknesses", creature.Weaknesses), ("Resistances", creature.Resistances), ("Speed", List(creature.Speeds.Select(static speed => $"{speed.Way} {speed.Distance} feet"))),
        .. creature.Attacks.Select(static attack => (attack.Way == "ranged" ? "Ranged" : "Melee", Line(attack))),
        .. creature.Casting.Select(static cast => (cast.Kind, $"{(cast.Difficulty is null ? "" : $"DC {cast.Difficulty}; ")}{cast.Spells}")), .. Rest(creature),
    ];

    private static IEnumerable<(string, string)> Of(PercentileFigure figure) =>
    [
        ("Characteristics", List(figure.Stats.Select(static stat => $"{stat.On.ToUpperInvariant()} {stat.Value}"))), ("Occupation", figure.Occupation ?? ""), ("Age", Text(figure.Age)), ("Hit Points", Text(figure.HitPoints)),
        ("Damage Bonus", figure.DamageBonus ?? ""), ("Build", Text(figure.Build)), ("Magic Points", Text(figure.MagicPoints)), ("Move", Text(figure.Move)), ("Sanity", Text(figure.Sanity)), ("Luck", Text(figure.Luck)), ("Armor", figure.Armor ?? ""),
        ("Attacks per Round", figure.AttacksPerRound ?? ""), .. figure.Attacks.Select(static attack => ("Attack", Line(attack))), ("Skills", List(figure.Skills.Select(static skill => $"{skill.On} {skill.Value}%"))),
        ("Spells", List(figure.Spells)), ("Languages", figure.Languages), ("Sanity Loss", figure.SanityLoss ?? ""), ("Possessions", List(figure.Gear)), .. Rest(figure),
    ];

    private static IEnumerable<(string, string)> Of(CyberFigure figure) =>
    [
        ("Stats", List(figure.Stats.Select(static stat => $"{stat.On.ToUpperInvariant()} {stat.Value}"))), ("Role", figure.Role ?? ""), ("HP", Text(figure.HitPoints)), ("Seriously Wounded", Text(figure.SeriouslyWounded)), ("Death Save", Text(figure.DeathSave)),
        ("Humanity", Text(figure.Humanity)), ("Reputation", Text(figure.Reputation)), ("Stopping Power", List(figure.StoppingPower.Select(static place => $"{place.On} {place.Value}"))), ("Armor", figure.Armor),
        .. figure.Attacks.Select(static attack => ("Weapon", Line(attack))), ("Skills", List(figure.Skills.Select(static skill => $"{skill.On} {skill.Value}"))), ("Cyberware", List(figure.Cyberware)), ("Gear", List(figure.Gear)), .. Rest(figure),
    ];

    private static IEnumerable<(string, string)> Of(RankedSpell spell) =>
    [
        ("Rank", $"{spell.Kind} {Text(spell.Rank)}"), ("Traits", List(spell.Traits)), ("Traditions", List(spell.Traditions)), ("Cast", Joined(spell.Cast, List(spell.Components))), ("Cost", spell.Cost ?? ""), ("Trigger", spell.Trigger ?? ""),
        ("Requirements", spell.Requirements ?? ""), ("Range", spell.Range), ("Area", spell.Area ?? ""), ("Targets", spell.Targets ?? ""), ("Defense", spell.Defense ?? ""), ("Duration", spell.Duration), ("Description", spell.Description),
        .. spell.Outcomes.Select(static outcome => (outcome.Name, outcome.Text)), .. spell.Heightened.Select(static higher => ($"Heightened ({higher.Name})", higher.Text)),
    ];

    private static IEnumerable<(string, string)> Rest(StatBlock block) =>
        [.. block.Abilities.Select(static ability => (ability.Cost is null ? ability.Name : $"{ability.Name} ({ability.Cost})", ability.Text)), ("Description", block.Description)];

    private static string Line(Attack attack) =>
        $"{Joined(string.Join(' ', new[] { attack.Name, Signed(attack.Bonus), attack.Chance is null ? "" : Text(attack.Chance) + "%" }.Where(static part => part.Length > 0)), List(attack.Traits))}{(attack.Damage.Length == 0 ? "" : ", damage " + attack.Damage)}{(attack.Note is null ? "" : "; " + attack.Note)}";

    private static string Joined(string first, string? second) => string.IsNullOrEmpty(second) ? first : first.Length == 0 ? second : $"{first} ({second})";

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Signed(int? value) => value?.ToString("+0;-0", CultureInfo.InvariantCulture) ?? "";

    private static string Signed(IReadOnlyList<Bonus> bonuses) => List(bonuses.Select(static bonus => $"{bonus.On} {Signed(bonus.Value)}"));
}
