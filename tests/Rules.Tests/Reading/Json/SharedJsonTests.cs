using PluginHost.Rules.Understanding;
using Xunit.Abstractions;

namespace PluginHost.Rules.Tests.Reading.Json;

/// <summary>Files of the projects whose forms are read.</summary>
public sealed class SharedJsonTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_shared_file_of_a_known_form_becomes_entries()
    {
        if (!Shared.IsThere(output))
            return;

        foreach (var (folder, file) in new[] { "rules", "open5e", "5etools" }.SelectMany(static folder => Shared.Names(folder, "*.json").Select(file => (folder, file))))
        {
            var read = Reader.Attempt(Shared.Bytes(folder, file), file);
            if (file.Contains("test_root", StringComparison.Ordinal))
            {
                Assert.Equal("source-unknown", read.Error?.Code);
                continue;
            }

            Assert.True(read.Succeeded, file + ": " + read.Error);
            var entries = read.Value.Entries;
            output.WriteLine($"{file}: {entries.Count} entries ({string.Join(", ", entries.CountBy(static entry => entry.Type).Select(static pair => $"{pair.Key} {pair.Value}"))}), {read.Value.Blocks.Count} blocks, least confidence {entries.Min(static entry => entry.ExtractionConfidence)}, missing: {string.Join(' ', entries.SelectMany(static entry => entry.Missing).CountBy(static field => field).Select(static pair => $"{pair.Key} {pair.Value}"))}; {string.Join(' ', read.Value.Remarks)}");
            Assert.Empty(read.Value.Remarks);
            Assert.All(entries, static entry => Assert.True(entry.ExtractionConfidence > 0.6, entry.Name + ": " + string.Join(' ', entry.Missing)));
        }
    }

    [Fact]
    public void Values_of_the_shared_files_are_what_they_say()
    {
        if (!Shared.IsThere(output))
            return;

        var monsters = Entries("rules", "5e-SRD-Monsters.json").OfType<Monster>().ToDictionary(static monster => monster.Name, StringComparer.Ordinal);
        Assert.Equal(334, monsters.Count);
        Aboleth(monsters["Aboleth"]);
        Assert.Equal(319, Entries("rules", "5e-SRD-Spells.json").OfType<Spell>().Count());
        Assert.Equal(12, Entries("rules", "5e-SRD-Classes.json").Count(static entry => entry.Type == ContentType.Class));
        Assert.Equal(9, Entries("rules", "5e-SRD-Races.json").Count(static entry => entry.Type == ContentType.Race));

        var tools = Entries("5etools", "5etools-srd-subset.json").ToList();
        Assert.Equal((5, 4, 9), (tools.OfType<Monster>().Count(), tools.OfType<Spell>().Count(), tools.OfType<Item>().Count()));
        Aboleth(tools.OfType<Monster>().Single(static monster => monster.Name == "Aboleth"));
        Assert.DoesNotContain(tools, static entry => EntryText.Of(entry).Contains("{@", StringComparison.Ordinal));
        Assert.Equal("1d8 slashing", tools.OfType<Item>().Single(static item => item.Name == "Longsword").Damage);

        var dragon = Entries("open5e", "v2.test_creature_ancient_example.json").OfType<Monster>().Single();
        Assert.Equal((22, 546, "28d20+252", "24", 62000), (dragon.ArmorClass!.Value, dragon.HitPoints!.Value, dragon.HitDice, dragon.Challenge, dragon.Xp!.Value));
        Assert.Equal((16, 26), (dragon.Saves.Single(static save => save.On == "con").Value, dragon.PassivePerception!.Value));
        var fireball = Entries("open5e", "v2.test_spell_fireball.json").OfType<Spell>().Single();
        Assert.Equal((3, "evocation", "1 action", "150 feet", "instantaneous"), (fireball.Level!.Value, fireball.School, fireball.CastingTime, fireball.Range, fireball.Duration));
        var missile = Entries("open5e", "v1.test_magic_missile.json").OfType<Spell>().Single();
        Assert.Equal((1, "evocation", "V S", 2), (missile.Level!.Value, missile.School, string.Join(' ', missile.Components), missile.Classes.Count));
        Assert.Equal(23, Entries("open5e", "v1.test_armor.json").OfType<Item>().Count());
        Assert.Equal("Huge", Entries("open5e", "v1.test_monsters.first3.json").OfType<Monster>().First(static monster => monster.HitPoints == 115).Size);
    }

    private static void Aboleth(Monster monster)
    {
        Assert.Equal(("Large", "aberration", "lawful evil"), (monster.Size, monster.Kind, monster.Alignment));
        Assert.Equal((17, 135, "18d10+36", "10"), (monster.ArmorClass!.Value, monster.HitPoints!.Value, monster.HitDice, monster.Challenge));
        Assert.Equal(new Abilities(21, 9, 15, 18, 15, 18), monster.Abilities);
        Assert.Equal([("walk", 10), ("swim", 40)], monster.Speeds.Select(static speed => (speed.Way, speed.Distance)));
        Assert.Equal((3, 4, 3), (monster.Traits.Count, monster.Actions.Count, monster.LegendaryActions.Count));
        Assert.Equal([("con", 6), ("int", 8), ("wis", 6)], monster.Saves.Select(static save => (save.On, save.Value)).Order());
        Assert.Equal(20, monster.PassivePerception);
    }

    private static IReadOnlyList<Entry> Entries(string folder, string file) => Reader.Bytes(Shared.Bytes(folder, file), file).Entries;
}
