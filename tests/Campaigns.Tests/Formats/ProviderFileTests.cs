using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests;

public sealed class ProviderFileTests(ITestOutputHelper output) : TableSuite
{
    [Theory]
    [InlineData("5etools/5etools-srd-subset.json", 5, "Aboleth", 17, 135, "con", 6)]
    [InlineData("open5e/v1.test_monsters.first3.json", 3, "A-mi-kuk", 14, 115, null, 0)]
    [InlineData("open5e/v2.test_creature_goblin_example.json", 1, "Goblin", 15, 7, null, 0)]
    [InlineData("rules/5e-SRD-Monsters.json", 334, "Goblin", 15, 7, null, 0)]
    public async Task Creatures_of_rules_data_become_monsters_with_a_sheet(string file, int count, string name, int armour, int points, string? save, int bonus)
    {
        if (!Take(file, "creatures.json"))
        {
            return;
        }

        var done = await DoneAsync(Gm, "import_file", """{"path":"creatures.json"}""");
        Assert.Equal(count, done.Data!.Value.GetProperty("created").GetArrayLength());
        var its = (await StateAsync(Gm.Audience)).World.Of(EntityTypes.Monster).First(one => one.Name == name).Its;
        Assert.Equal((armour, points), (its.Number("sheet/combat/ac"), its.Number("sheet/combat/hp/max")));
        Assert.True(save is null || its.Number($"sheet/saves/{save}/value") == bonus);
        Assert.Empty((await StateAsync(Kim.Audience)).World.Of(EntityTypes.Monster));
    }

    [Fact]
    public async Task The_attacks_of_a_goblin_can_be_rolled()
    {
        if (!Take("rules/5e-SRD-Monsters.json", "creatures.json"))
        {
            return;
        }

        await DoneAsync(Gm, "import_file", """{"path":"creatures.json","only":"Goblin"}""");
        var goblin = Assert.Single((await StateAsync()).World.Of(EntityTypes.Monster)).Its;
        Assert.Equal(("Scimitar", 4, "1d6+2", "slashing"), (goblin.Text("sheet/combat/attacks/#0000/name"), goblin.Number("sheet/combat/attacks/#0000/bonus"), goblin.Text("sheet/combat/attacks/#0000/damage"), goblin.Text("sheet/combat/attacks/#0000/type")));
    }

    [Fact]
    public async Task A_map_counts_its_places_from_its_own_corner_and_comes_back_the_same()
    {
        if (!Take("uvtt/imagix-sampleMap.image-replaced.dd2vtt", "sample.dd2vtt"))
        {
            return;
        }

        await DoneAsync(Gm, "import_file", """{"path":"sample.dd2vtt"}""");
        var map = Assert.Single((await StateAsync(Gm.Audience)).World.Of(EntityTypes.Map));
        Assert.Equal((10, 10, 256), (map.Its.Number("grid/width"), map.Its.Number("grid/height"), map.Its.Number("grid/pixels")));
        Assert.Equal((5, 1), (map.Its.Number("walls/#0000/#0000/x"), map.Its.Number("walls/#0000/#0000/y")));
        Assert.Equal(64, map.Its.Text("image/blob")!.Length);

        var exported = (await DoneAsync(Gm, "export_campaign", """{"format":"uvtt"}""")).Data!.Value.GetProperty("files")[0].GetProperty("text").GetString()!;
        await File.WriteAllTextAsync(Path.Combine(base.Imports, "again.uvtt"), exported);
        await DoneAsync(Gm, "import_file", """{"path":"again.uvtt"}""");
        var both = (await StateAsync(Gm.Audience)).World.Of(EntityTypes.Map).Select(static one => one.Its).ToList();
        foreach (var part in new[] { "walls", "objects", "portals", "lights", "image", "grid" })
        {
            Assert.Equal(Under(both[0], part), Under(both[1], part));
        }
    }

    private bool Take(string file, string name)
    {
        if (!Shared.IsThere(output))
        {
            return false;
        }

        File.WriteAllBytes(Path.Combine(base.Imports, name), Shared.File(file.Split('/')).Content.ToArray());
        return true;
    }

    private static IEnumerable<string> Under(Leaves its, string part) =>
        its.Pairs().Where(leaf => leaf.Key.StartsWith(part, StringComparison.Ordinal)).Select(static leaf => $"{leaf.Key}={leaf.Value}");
}
