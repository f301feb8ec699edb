using PluginHost.Campaigns.Generators;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class EncounterTests
{
    private static readonly TestShelf Shelf = new()
    {
        ["monster"] = [.. new[] { "0", "1/8", "1/4", "1/2", "1", "2", "3", "4", "5", "6", "8", "10", "13", "17", "21" }.Select(static challenge => new ShelfEntry($"Foe of {challenge}", new Dictionary<string, string> { ["challenge"] = $"{challenge} (some XP)", ["type"] = challenge.Length > 1 ? "undead" : "beast" }, "Lamps"))],
        ["item"] = [new ShelfEntry("Lantern of Kell", new Dictionary<string, string> { ["rarity"] = "Uncommon" }, "Lamps"), new ShelfEntry("Crown of Fog", new Dictionary<string, string> { ["rarity"] = "legendary (requires attunement)" }, "Lamps")],
    };

    [Fact]
    public void The_older_rules_multiply_by_the_number_of_foes()
    {
        // Four characters of level 3: 300, 600, 900 and 1600. Four foes of 1/2 give 400, doubled 800.
        var budget = Budget.Of("dnd5e", "2014", [3, 3, 3, 3]).Value!;
        Assert.Equal([300, 600, 900, 1_600], budget.Steps.Select(static step => step.Most));
        Assert.Equal(800, budget.Adjusted([0.5m, 0.5m, 0.5m, 0.5m]));
        Assert.Equal("medium", budget.Word(800, reaches: true));
        Assert.Equal("trivial", budget.Word(299, reaches: true));

        // A lone hero against seven worth 550 reads one line further down, a large party against one a line further up.
        Assert.Equal(1_650, Budget.Of("dnd5e", null, [3]).Value!.Adjusted([0.5m, 0.5m, 0.5m, 0.5m, 0.25m, 0.25m, 0.25m]));
        Assert.Equal(100, Budget.Of("dnd5e", null, [3, 3, 3, 3, 3, 3]).Value!.Adjusted([1m]));
        Assert.Equal(4_400, Budget.Of("dnd5e", null, [3, 3]).Value!.Adjusted([4m, 4m]));
    }

    [Fact]
    public void The_newer_rules_and_the_second_edition_only_add()
    {
        var newer = Budget.Of("dnd5e", "2024", [5, 5, 5, 5, 5]).Value!;
        Assert.Equal([2_500, 3_750, 5_500], newer.Steps.Select(static step => step.Most));
        Assert.Equal(3_600, newer.Adjusted([5m, 5m]));
        var second = Budget.Of("pathfinder2e", null, [4, 4, 4, 4, 4]).Value!;
        Assert.Equal([50, 80, 100, 150, 200], second.Steps.Select(static step => step.Most));
        Assert.Equal(40 + 60 + 10, second.Adjusted([4, 5, 0]));
        Assert.Equal(0, second.Adjusted([-1]));
    }

    [Theory]
    [InlineData("dnd5e", "2014", "easy", 1, 4)]
    [InlineData("dnd5e", "2014", "deadly", 7, 5)]
    [InlineData("dnd5e", "2014", "hard", 20, 2)]
    [InlineData("dnd5e", "2024", "moderate", 5, 4)]
    [InlineData("dnd5e", "2024", "high", 15, 6)]
    [InlineData("pathfinder2e", null, "severe", 4, 4)]
    [InlineData("pathfinder2e", null, "trivial", 10, 3)]
    public void An_encounter_uses_the_budget_and_does_not_pass_it(string system, string? rules, string difficulty, int level, int party)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var wish = new EncounterWish(system, [.. Enumerable.Repeat(level, party)], difficulty, rules, Seed: $"{seed}");
            var made = EncounterBuilder.Build(wish, Shelf).Value!;
            var budget = Budget.Of(system, rules, wish.Levels).Value!;
            Assert.Equal(made.Adjusted, budget.Adjusted([.. made.Foes.SelectMany(static foe => Enumerable.Repeat(Challenges.Read(foe.Challenge)!.Value, foe.Count))]));
            Assert.InRange(made.Adjusted, 1, made.Budget);
            Assert.True(made.Difficulty == difficulty || made.Remarks.Count > 0, $"{seed}: {made.Difficulty}");
            Assert.Equivalent(made, EncounterBuilder.Build(wish, Shelf).Value);
        }
    }

    [Fact]
    public void Without_monsters_or_a_budget_it_says_so()
    {
        Assert.Equal("not-found", EncounterBuilder.Build(new EncounterWish("dnd5e", [3]), EmptyShelf.Only).Error?.Code);
        Assert.Equal("not-available", EncounterBuilder.Build(new EncounterWish("coc7e", [1]), Shelf).Error?.Code);
        Assert.Equal("difficulty", EncounterBuilder.Build(new EncounterWish("dnd5e", [3], "impossible"), Shelf).Error?.Field);
        Assert.Equal("levels", EncounterBuilder.Build(new EncounterWish("dnd5e", []), Shelf).Error?.Field);
        Assert.All(EncounterBuilder.Build(new EncounterWish("dnd5e", [5, 5], About: "undead", Seed: "1"), Shelf).Value!.Foes, static foe => Assert.Contains('/', foe.Challenge));
    }

    [Theory]
    [InlineData("1/4", 0.25)]
    [InlineData("13 (10,000 XP)", 13)]
    [InlineData("-1", -1)]
    public void Challenges_are_read_as_books_write_them(string text, double number) => Assert.Equal((decimal)number, Challenges.Read(text));

    [Theory]
    [InlineData("1/0")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public void What_is_no_challenge_is_none(string text) => Assert.Null(Challenges.Read(text));

    [Fact]
    public void Loot_grows_with_level_and_takes_magic_from_the_shelf_alone()
    {
        var before = 0.0;
        foreach (var level in new[] { 1, 5, 11, 17 })
        {
            var all = Enumerable.Range(0, 80).Select(seed => LootMaker.Make(new LootWish("dnd5e", level, Rich: true, Seed: $"{seed}"), GeneratorLibrary.Own, Shelf).Value!).ToList();
            var coins = all.Average(static loot => loot.Coins);
            Assert.True(coins > 2 * before, $"{level}: {coins}");
            before = coins;
            Assert.All(all, static loot => Assert.All(loot.Items, static item => Assert.True(item.Name.Length > 0 && !item.Name.Contains("[[", StringComparison.Ordinal))));
            var named = all.SelectMany(static loot => loot.Items).Where(static item => item.Source is not null).Select(static item => item.Name).Distinct();
            Assert.Equal(level switch { 1 or 5 => ["Lantern of Kell"], 11 => [], _ => ["Crown of Fog"] }, named);
        }

        Assert.Contains(Enumerable.Range(0, 20), static seed => LootMaker.Make(new LootWish("dnd5e", 3, Rich: true, Seed: $"{seed}"), GeneratorLibrary.Own, EmptyShelf.Only).Value!.Remarks.Count > 0);
        Assert.Equal("credits", LootMaker.Make(new LootWish("generic", 3, Genre: "cyberpunk", Seed: "1"), GeneratorLibrary.Own, EmptyShelf.Only).Value!.Coin);
        Assert.Equal("level", LootMaker.Make(new LootWish("dnd5e", 0), GeneratorLibrary.Own, EmptyShelf.Only).Error?.Field);
    }
}
