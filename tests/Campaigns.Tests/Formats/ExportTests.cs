using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Campaigns.Formats;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

/// <summary>What goes out comes back: each test names what its format has no place for.</summary>
public sealed class ExportTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dnd5e-5.3.3-akra-dragonborn-cleric.json")]
    [InlineData("dnd5e-5.3.3-aoth-human-druid.json")]
    [InlineData("dnd5e-5.3.3-beiro-half-elf-bard.json")]
    [InlineData("dnd5e-5.3.3-goblin.json")]
    [InlineData("dnd5e-5.3.3-adult-red-dragon.json")]
    public void An_actor_comes_back_from_Foundry(string name)
    {
        if (Shared.IsThere(output))
        {
            var sheet = Imports.Sheet(Imports.Of(new FoundryImporter(), Shared.File("foundry", name)));
            ComesBack(sheet, new FoundryExporter(), new FoundryImporter());
        }
    }

    [Fact]
    public void A_character_comes_back_from_Fantasy_Grounds()
    {
        if (Shared.IsThere(output))
        {
            var sheet = Imports.Sheet(Imports.Of(new FoundryImporter(), Shared.File("foundry", "dnd5e-5.3.3-akra-dragonborn-cleric.json")));
            ComesBack(sheet, new FgExporter(), new FgImporter(), "notes.resistances", "rules", "combat.attacks.ability", "spells.known.method", "inventory.properties");
        }
    }

    [Fact]
    public void A_character_of_Pathfinder_comes_back_from_Fantasy_Grounds_and_Roll20()
    {
        if (Shared.IsThere(output))
        {
            var sheet = Derivation.Complete(Imports.Sheet(Imports.Of(new PathbuilderImporter(), Shared.File("pathbuilder", "joshleblanc-goblin_wizard_5.json")))).Sheet;
            sheet = sheet with { Features = [.. sheet.Features!.DistinctBy(static it => it.Name)] };
            string[] unknown = ["notes.ancestry", "notes.heritage", "notes.training", "notes.keyability"];
            string[] ofSpells = ["spells.preparation", "spells.focusPoints", "spells.known.kind", "spells.known.level", "spells.known.prepared"];
            ComesBack(sheet, new FgExporter(), new FgImporter(), [.. unknown, .. ofSpells, "combat.attacks.ability", "currency.pp", "currency.sp", "currency.cp"]);
            ComesBack(sheet, new Roll20Exporter(), new Roll20Importer(), [.. unknown, "notes.ancestry_heritage", "features.source", "inventory", "currency"]);
        }
    }

    [Fact]
    public void A_character_of_Pathfinder_comes_back_from_the_program_that_wrote_it()
    {
        if (Shared.IsThere(output))
        {
            ComesBack(Imports.Sheet(Imports.Of(new FgImporter(), Shared.File("fantasygrounds", "mbastian71-pf2e-Tevok.xml"))), new FgExporter(), new FgImporter(), "spells.known.level");
            ComesBack(Imports.Sheet(Imports.Of(new Roll20Importer(), Shared.File("roll20", "celestina-pf2e-vttes-character.json"))), new Roll20Exporter(), new Roll20Importer(), "imported");
        }
    }

    [Theory]
    [InlineData("joshleblanc-poppet_rogue_9.json")]
    [InlineData("joshleblanc-goblin_wizard_5.json")]
    [InlineData("joshleblanc-partial_boost.json")]
    public void A_character_comes_back_from_the_shape_of_Pathbuilder(string name)
    {
        if (Shared.IsThere(output))
        {
            var sheet = Imports.Sheet(Imports.Of(new PathbuilderImporter(), Shared.File("pathbuilder", name)));
            ComesBack(sheet, new PathbuilderExporter(), new PathbuilderImporter(), "features.source", "notes.training", "spells.focusPoints", "spells.known.kind", "spells.known.level", "inventory.equipped", "inventory.properties");
        }
    }

    [Theory]
    [InlineData(typeof(FoundryExporter), typeof(FoundryImporter))]
    [InlineData(typeof(FgExporter), typeof(FgImporter))]
    [InlineData(typeof(Roll20Exporter), typeof(Roll20Importer))]
    public void The_numbers_of_a_sheet_come_back(Type exporter, Type importer)
    {
        var sheet = SheetTests.Parsed(SheetTests.Whole);
        var files = Imports.Exported((IExporter)Activator.CreateInstance(exporter)!, sheet, out var left);
        output.WriteLine(string.Join('\n', left));
        var back = Imports.Sheet(Imports.Of((IImporter)Activator.CreateInstance(importer)!, files));
        Assert.Equal(("Mira", 3, 900, 2), (back.Character.Name, back.Character.Level, back.Character.Experience, back.ProficiencyBonus));
        Assert.Equal((16, 12, 3), (back.Attributes!["str"].Value, back.Attributes["dex"].Value, back.Skills!["Stealth"].Value));
        Assert.Equal((20, 28, 3, 16, 1, 30m), (back.Combat!.Hp!.Current, back.Combat.Hp.Max, back.Combat.Hp.Temp, back.Combat.Ac, back.Combat.Initiative, back.Combat.Speed!["walk"]));
        Assert.Equal(("Longsword", 5, "1d8+3", "slashing"), (back.Combat.Attacks![0].Name, back.Combat.Attacks[0].Bonus, back.Combat.Attacks[0].Damage, back.Combat.Attacks[0].Type));
        Assert.Contains(back.Inventory!, static item => item is { Name: "Rope", Quantity: 1, Weight: 10.5m });
        Assert.Contains(back.Features!, static it => it.Name == "Second Wind");
        if (left.All(static sentence => !sentence.Contains("prices", StringComparison.Ordinal)))
        {
            Assert.Contains(back.Inventory!, static item => item.Value == 0.1m);
            Assert.Contains(back.Features!, static it => it is { Uses: { Current: 1, Max: 2, Recharge: "short rest" } });
        }

        Assert.Equal((2, 3), (back.Spells!.Slots!["1"].Current, back.Spells.Slots["1"].Max));
        Assert.Equal(("Light", "evocation", true), (back.Spells.Known![0].Name, back.Spells.Known[0].School, back.Spells.Known[0].Prepared));
        Assert.Equal(("Tall", "Truth"), (back.Notes!.Appearance, back.Notes.Ideals));
    }

    [Fact]
    public void Another_systems_character_is_refused_with_a_reason()
    {
        var sheet = SheetTests.Parsed("""{"version":"1.0","system":"coc7e","character":{"name":"Ada"}}""");
        var data = JsonSerializer.SerializeToElement(new CharacterData(null, sheet, null), SheetJson.Default.CharacterData);
        var error = new FgExporter().Export([new ImportedEntity("character", "Ada", data)]).Error;
        Assert.Equal(("not-found", "'Ada' was left out: this format is written for dnd5e and pathfinder2e alone."), (error?.Code, error?.Hint));
    }

    [Fact]
    public async Task Another_program_reads_the_XML()
    {
        var sheet = SheetTests.Parsed(SheetTests.Whole) with { Character = new SheetCharacter("M\u0001ira <&> \u2028 \uD83D\uDE00") };
        var file = Imports.Exported(new FgExporter(), sheet, out _)[0];
        Assert.True(XmlNodes.Read(file.Content).Succeeded);
        try
        {
            using var lint = Process.Start(new ProcessStartInfo("xmllint", ["--noout", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
            await lint.StandardInput.BaseStream.WriteAsync(file.Content);
            lint.StandardInput.Close();
            var said = await lint.StandardError.ReadToEndAsync();
            await lint.WaitForExitAsync();
            Assert.True(lint.ExitCode == 0, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output.WriteLine("xmllint is not installed here: only our own reader has read the file.");
        }
    }

    private void ComesBack(Sheet sheet, IExporter exporter, IImporter importer, params string[] lost)
    {
        var files = Imports.Exported(exporter, sheet, out var left);
        var back = Imports.Sheet(Imports.Of(importer, files));
        var differences = new List<string>();
        Compare("", Bare(sheet), Bare(back), differences);
        output.WriteLine(string.Join('\n', left.Concat(differences)));
        Assert.Equal([], differences.Where(path => !lost.Contains(path.Split(':')[0], StringComparer.Ordinal)));
    }

    private static JsonNode? Bare(Sheet sheet) => JsonNode.Parse(sheet.ToJson().GetRawText());

    /// <summary>Lists are compared by their items' names: their order is the format's own.</summary>
    private static void Compare(string path, JsonNode? left, JsonNode? right, List<string> differences)
    {
        if (left is JsonObject one && right is JsonObject two)
        {
            foreach (var key in one.Select(static pair => pair.Key).Union(two.Select(static pair => pair.Key)))
            {
                Compare(path.Length == 0 ? key : $"{path}.{key}", one[key], two[key], differences);
            }
        }
        else if (left is JsonArray many && right is JsonArray others && many.All(static item => item is JsonObject))
        {
            var (first, second) = (Ordered(many), Ordered(others));
            if (first.Count != second.Count)
            {
                differences.Add($"{path}: {first.Count} and {second.Count}: {string.Join(", ", first.Select(static item => item?["name"]).Concat(second.Select(static item => item?["name"])).GroupBy(static name => name?.ToString()).Where(static group => group.Count() % 2 == 1).Select(static group => group.Key))}");
                return;
            }

            for (var at = 0; at < first.Count; at++)
            {
                Compare(path, first[at], second[at], differences);
            }
        }
        else if (!JsonNode.DeepEquals(left, right))
        {
            differences.Add($"{path}: {left?.ToJsonString()} and {right?.ToJsonString()}");
        }
    }

    private static List<JsonNode?> Ordered(JsonArray list) => [.. list.OrderBy(static item => item?["name"]?.ToString(), StringComparer.Ordinal)];
}
