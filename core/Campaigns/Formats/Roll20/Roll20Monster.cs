using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Formats;

/// <summary>The other face of the same sheet, for whoever is no player's.</summary>
internal static class Roll20Monster
{
    public static Sheet Read(string name, Roll20Attributes from)
    {
        var challenge = Challenge(from.Text("npc_challenge"));
        from.Text("npc_name");
        return new Sheet
        {
            Version = Sheet.CurrentVersion,
            System = SheetWords.Dnd5e,
            Character = new SheetCharacter(name, null, from.Text("npc_type")),
            ProficiencyBonus = challenge is { } rating ? Dnd5eDerivation.ByChallenge(rating) : from.Int("pb"),
            Attributes = AttributeNames.Six.ToDictionary(static it => it, it => new SheetAttribute(from.Int(AttributeNames.Long(it)), from.Int($"{AttributeNames.Long(it)}_mod")), StringComparer.Ordinal),
            Saves = Given(from, AttributeNames.Six.Select(static it => (it, it, $"npc_{it}_save"))),
            Skills = Given(from, SkillNames.Dnd5e.Select(static pair => (pair.Key, pair.Value, $"npc_{pair.Key.ToLowerInvariant().Replace(' ', '_')}"))),
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(from.Int("hp"), from.Max("hp"), from.Int("hp_temp")),
                Ac = from.Int("npc_ac") ?? from.Int("ac"),
                Initiative = from.Int("initiative_bonus"),
                Speed = from.Int("npc_speed") is { } speed ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = speed } : null,
                Attacks = [.. from.Rows("npcaction").Where(static row => row.Text("attack_tohit") is not null && row.Text("name") is not null).Select(static row =>
                    new SheetAttack(row.Text("name")!, row.Int("attack_tohit"), row.Text("attack_damage")?.Replace(" ", "", StringComparison.Ordinal), row.Text("attack_damagetype"), row.Text("attack_range")))],
            },
            Features = [.. from.Rows("npctrait").Select(static row => (row, "trait")).Concat(from.Rows("npcaction").Select(static row => (row, "action"))).Where(static it => it.row.Text("name") is not null)
                .Select(static it => new SheetFeature(it.row.Text("name")!, it.Item2, PlainText.Of(it.row.Text("description") ?? it.row.Text("desc"), 800)))],
            Spells = Roll20Dnd5e.Spells(from),
            Notes = new SheetNotes { Extra = SheetExtras.With(SheetExtras.With(null, "languages", from.Text("npc_languages")), "senses", from.Text("npc_senses")) },
        };
    }

    /// <summary>Below one it is written as a fraction.</summary>
    private static decimal? Challenge(string? text) =>
        text?.Split('/') is [var above, var below] && Roll20Attributes.Whole(below) is > 0 and var parts ? Roll20Attributes.Whole(above) / (decimal)parts : Roll20Attributes.Whole(text);

    /// <summary>Only those that differ from the plain ability are written down.</summary>
    private static Dictionary<string, SheetSkill>? Given(Roll20Attributes from, IEnumerable<(string Name, string Attribute, string Field)> fields)
    {
        var given = fields.Select(it => (it.Name, it.Attribute, Value: from.Int(it.Field))).Where(static it => it.Value is not null)
            .ToDictionary(static it => it.Name, static it => new SheetSkill(it.Value, it.Attribute), StringComparer.Ordinal);
        return given.Count == 0 ? null : given;
    }
}
