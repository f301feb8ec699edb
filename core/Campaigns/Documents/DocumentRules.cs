namespace PluginHost.Campaigns;

/// <summary>The properties that are known of each type.</summary>
internal static class DocumentRules
{
    private static readonly PropertyRule Points = new("an object with whole numbers current, max and temp, none below 0", static value =>
        value.ValueKind == System.Text.Json.JsonValueKind.Object && value.EnumerateObject().All(static one => one.Name is not ("current" or "max" or "temp") || PropertyRule.Number(0, 1_000_000).Holds(one.Value)));

    private static readonly PropertyRule KnownToAll = PropertyRule.By("Everyone knows of it; withheld, a list of its properties,");

    private static readonly Dictionary<string, PropertyRule> Common = new(StringComparer.Ordinal)
    {
        ["name"] = PropertyRule.Name,
        ["description"] = PropertyRule.Prose,
        ["notes"] = PropertyRule.Prose,
        ["secret"] = PropertyRule.Prose,
        ["tags"] = PropertyRule.Names,
        ["aliases"] = PropertyRule.Names,
        ["links"] = PropertyRule.Links,
        ["withheld"] = PropertyRule.Names,
        ["owner"] = PropertyRule.Name,
        ["author"] = PropertyRule.By("Whoever writes it"),
        ["audience"] = new("a list of everyone, table, gm or person:ID", static value => Audiences.Of(value).Succeeded),
    };

    private static readonly Dictionary<string, Dictionary<string, PropertyRule>> Own = new(StringComparer.Ordinal)
    {
        [EntityTypes.Campaign] = Rules(
            ("audience", KnownToAll), ("system", PropertyRule.Name), ("setting", PropertyRule.Prose), ("date", PropertyRule.Date), (CampaignDate.Property, PropertyRule.Name), ("calendar", PropertyRule.Calendar), ("rules", PropertyRule.OneOf("2014", "2024"))),
        [EntityTypes.Character] = Rules(("player", PropertyRule.Name), ("sheet", PropertyRule.Object), ("conditions", PropertyRule.Names)),
        [EntityTypes.Npc] = Rules(("role", PropertyRule.Name), ("sheet", PropertyRule.Object), ("conditions", PropertyRule.Names)),
        [EntityTypes.Monster] = Rules(("sheet", PropertyRule.Object), ("conditions", PropertyRule.Names)),
        [EntityTypes.Location] = Rules(("kind", PropertyRule.Name)),
        [EntityTypes.Faction] = Rules(("goal", PropertyRule.Prose)),
        [EntityTypes.Quest] = Rules(("status", PropertyRule.OneOf("open", "active", "completed", "failed", "abandoned")), ("objectives", PropertyRule.Objectives), ("reward", PropertyRule.Prose)),
        [EntityTypes.Plot] = Rules(("status", PropertyRule.OneOf("open", "active", "resolved", "abandoned"))),
        [EntityTypes.Item] = Rules(("quantity", PropertyRule.Number(0, 1_000_000_000)), ("rarity", PropertyRule.Name), ("equipped", PropertyRule.Flag)),
        [EntityTypes.Handout] = Rules(("text", PropertyRule.Prose)),
        [EntityTypes.Map] = [],
        [EntityTypes.Timeline] = Rules(("text", PropertyRule.Prose), ("date", PropertyRule.Date)),
        [EntityTypes.Note] = Rules(("text", PropertyRule.Prose), ("session", PropertyRule.By("add_session_note"))),
        [EntityTypes.Decision] = Rules(("text", PropertyRule.Prose), ("session", PropertyRule.By("record_decision"))),
        [EntityTypes.Session] = Rules(
            ("audience", KnownToAll), ("plan", PropertyRule.Prose), ("planned", PropertyRule.Name), ("status", PropertyRule.By("start_session or end_session")), ("started", PropertyRule.By("start_session")),
            ("ended", PropertyRule.By("end_session")), ("number", PropertyRule.By("start_session")), ("attendance", PropertyRule.By("set_attendance")), ("awards", PropertyRule.By("award"))),
        [EntityTypes.Document] = Rules(("kind", PropertyRule.By("create_shared")), ("text", PropertyRule.By("edit_shared")), ("objects", PropertyRule.By("edit_shared")), ("locked", PropertyRule.Flag), ("fog", PropertyRule.Flag)),
        [EntityTypes.Scene] = Rules(("text", PropertyRule.Prose), ("location", PropertyRule.Name), ("active", PropertyRule.By("set_scene"))),
    };

    /// <summary>What one of a type cannot be without.</summary>
    public static string Needed(string type) => type is EntityTypes.Note or EntityTypes.Decision or EntityTypes.Timeline ? "text" : "name";

    /// <returns>Nothing when any value will do.</returns>
    public static PropertyRule? Of(string type, string path) =>
        path is "sheet/combat/hp" ? Points : Own[type].GetValueOrDefault(path) ?? Common.GetValueOrDefault(path);

    private static Dictionary<string, PropertyRule> Rules(params (string Name, PropertyRule Rule)[] rules) =>
        rules.ToDictionary(static one => one.Name, static one => one.Rule, StringComparer.Ordinal);
}
