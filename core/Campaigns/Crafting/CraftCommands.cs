using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Personalities;
using PluginHost.Campaigns.Sheets;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>People, fights and treasures that did not exist before. The same seed on the same shelf makes the same again.</summary>
internal sealed class CraftCommands(CampaignDesk desk, RulesDesk? rules, string templates)
{
    public async Task<ToolResult> CharacterAsync(GenerateCharacterArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var wish = new CharacterWish(asked.System, asked.Level, asked.ClassType, asked.BackstoryHints, asked.Genre, asked.Rules, asked.Method, asked.Seed ?? SeedOf(call), asked.Name, asked.Player);
        var (library, remarks) = TemplateFolder.Read(templates, GeneratorLibrary.Own);
        var made = CharacterGenerator.Make(wish, library, await BookShelf.OfAsync(rules, asked.System, cancellationToken));
        if (!made.Succeeded)
        {
            return ToolResult.Failed(made.Error);
        }

        var one = made.Value;
        var (sheet, told) = await ToldAsync(one.Sheet, one.Seed, call, cancellationToken);
        remarks = [.. one.Remarks, .. told, .. remarks];
        return await SavedAsync(asked.Save, call, EntityTypes.Character, sheet, asked.Player, id => ToolResult.Of(
            new CharacterMade(id, one.Seed, one.Genre, sheet.ToJson(), remarks, one.Attribution), CraftJson.Default.CharacterMade, Text(sheet, one.Seed, id, remarks)), cancellationToken);
    }

    public async Task<ToolResult> NpcAsync(GenerateNpcArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var wish = new NpcWish(asked.System, asked.Role, asked.Level, asked.PersonalityTraits, asked.Genre, Seed: asked.Seed ?? SeedOf(call), Name: asked.Name);
        var (library, remarks) = TemplateFolder.Read(templates, GeneratorLibrary.Own);
        var made = NpcGenerator.Make(wish, library, await BookShelf.OfAsync(rules, asked.System, cancellationToken));
        if (!made.Succeeded)
        {
            return ToolResult.Failed(made.Error);
        }

        var one = made.Value;
        var (sheet, told) = await ToldAsync(one.Sheet, one.Seed, call, cancellationToken);
        remarks = [.. one.Remarks, .. told, .. remarks];
        return await SavedAsync(asked.Save, call, EntityTypes.Npc, sheet, null, id => ToolResult.Of(
            new NpcMade(id, one.Seed, one.Genre, one.Role, one.Summary, sheet.ToJson(), remarks, one.Attribution), CraftJson.Default.NpcMade, $"{one.Summary}\n{Text(sheet, one.Seed, id, remarks)}"), cancellationToken);
    }

    public async Task<ToolResult> EncounterAsync(BuildEncounterArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        var world = found.Succeeded ? (await desk.Views.StateAsync(found.Value, null, cancellationToken)).State.Its.World : World.Empty;
        var campaign = world.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its ?? Leaves.None;
        var system = asked.System ?? campaign.Text("system") ?? SheetWords.Dnd5e;
        var levels = asked.Levels ?? [.. world.Of(EntityTypes.Character).Select(static one => one.Its.Number("sheet/character/level")).OfType<int>()];
        if (levels.Count == 0)
        {
            return ToolResult.Failed(Error.Invalid("levels", "Nobody in the party has a level on a sheet.") with { Hint = "Name the characters' levels, such as [3, 3, 4]." });
        }

        var wish = new EncounterWish(system, levels, asked.Difficulty, asked.Rules ?? campaign.Text("rules"), asked.About, asked.Seed ?? SeedOf(call));
        var built = EncounterBuilder.Build(wish, await BookShelf.OfAsync(rules, system, cancellationToken));
        return built.Succeeded ? ToolResult.Of(built.Value, CraftJson.Default.Encounter, Text(built.Value)) : ToolResult.Failed(built.Error);
    }

    public async Task<ToolResult> LootAsync(GenerateLootArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var system = asked.System ?? await SystemAsync(call, cancellationToken) ?? SheetWords.Dnd5e;
        var (library, remarks) = TemplateFolder.Read(templates, GeneratorLibrary.Own);
        var made = LootMaker.Make(new LootWish(system, asked.Level, asked.Hoard, asked.Genre, asked.Seed ?? SeedOf(call)), library, await BookShelf.OfAsync(rules, system, cancellationToken));
        return made.Succeeded
            ? ToolResult.Of(made.Value, CraftJson.Default.Loot, $"{made.Value.Coins} {made.Value.Coin}{string.Concat(made.Value.Items.Select(static item => $", {item.Name}"))}. {made.Value.Promise} (seed {made.Value.Seed}){Lines([.. made.Value.Remarks, .. remarks])}")
            : ToolResult.Failed(made.Error);
    }

    public Task<ToolResult> TableAsync(RollTableArguments asked, ToolCall call, CancellationToken cancellationToken)
    {
        var genre = asked.Genre ?? "fantasy";
        if (!Genres.All.Contains(genre, StringComparer.Ordinal))
        {
            return Task.FromResult(ToolResult.Failed(Error.Invalid("genre", $"The genre is one of {string.Join(", ", Genres.All)}.")));
        }

        var (library, remarks) = TemplateFolder.Read(templates, GeneratorLibrary.Own);
        var roller = new TableRoller(library.Tables(genre), new Chance(asked.Seed ?? SeedOf(call)));
        var rolled = asked.Table.Contains("[[", StringComparison.Ordinal) ? roller.Fill(asked.Table) : roller.Roll(asked.Table);
        return Task.FromResult(rolled.Succeeded ? ToolResult.Text(rolled.Value + Lines(remarks)) : ToolResult.Failed(remarks.Count == 0 ? rolled.Error : rolled.Error with { Hint = $"{rolled.Error.Hint} {string.Join(' ', remarks.Take(3))}".Trim() }));
    }

    /// <summary>A past is told as the campaign sounds; figures, names and what happened stay.</summary>
    private async Task<(Sheet Sheet, IReadOnlyList<string> Remarks)> ToldAsync(Sheet sheet, string seed, ToolCall call, CancellationToken cancellationToken)
    {
        var world = desk.Find(call, null) is { Succeeded: true } found ? (await desk.Views.StateAsync(found.Value, null, cancellationToken)).State.Its.World : World.Empty;
        if (sheet.Notes is not { Backstory: { Length: > 0 } past } notes || Spoken.Of(world) is not { } voice)
        {
            return (sheet, []);
        }

        var told = sheet with { Notes = notes with { Backstory = Spoken.Say(voice, "life", past, sheet.Character.Name, seed) } };
        return SheetLimits.Check(told) is null
            ? (told, [$"The past is told in the campaign's voice ({voice.System}, {voice.Tone}); set_active_personality with none makes it plain."])
            : (sheet, []);
    }

    private async Task<ToolResult> SavedAsync(bool save, ToolCall call, string type, Sheet sheet, string? player, Func<string?, ToolResult> answer, CancellationToken cancellationToken)
    {
        if (!save)
        {
            return answer(null);
        }

        var id = CampaignDesk.IdOf(call);
        var result = answer(id);
        var data = new JsonObject { ["name"] = sheet.Character.Name, ["sheet"] = JsonNode.Parse(sheet.ToJson().GetRawText()) };
        if (player is not null)
        {
            data["player"] = player;
        }

        return await desk.ChangeAsync(
            call,
            null,
            its =>
            {
                var draft = new Draft(its.World);
                draft.Put(type, id, Telling.Of(type, Values.Of(data)));
                draft.Say(EntityTypes.UsualAudience(type), $"{sheet.Character.Name} comes into the story.");
                return Decision.Of(draft, ((TextContent)result.Content[0]).Text, result.Data);
            },
            cancellationToken);
    }

    private async Task<string?> SystemAsync(ToolCall call, CancellationToken cancellationToken) =>
        desk.Find(call, null) is { Succeeded: true } found ? await desk.Directory.SystemOfAsync(found.Value, cancellationToken) : null;

    private static string SeedOf(ToolCall call) => CampaignDesk.IdOf(call, 7);

    private static string Text(Sheet sheet, string seed, string? id, IReadOnlyList<string> remarks) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sheet.Character.Name}{(sheet.Character.Concept is { } concept ? $", {concept}" : "")}{(sheet.Character.Level is { } level ? $", level {level}" : "")}: {sheet.Combat?.Hp?.Max} hit points{(sheet.Combat?.Ac is { } ac ? $", armour {ac}" : "")}. {sheet.Notes?.Backstory} (seed {seed}{(id is null ? "" : $", kept as {id}")}){Lines(remarks)}");

    private static string Text(Encounter built) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", built.Foes.Select(static foe => $"{foe.Count} {foe.Name} ({foe.Challenge}, {foe.Source})"))}: {built.Difficulty}, {built.Adjusted} of {built.Budget} (seed {built.Seed}){Lines(built.Remarks)}");

    private static string Lines(IReadOnlyList<string> remarks) => string.Concat(remarks.Select(static remark => "\n- " + remark));
}
