using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Generators.Coc7e;
using PluginHost.Campaigns.Generators.Pathfinder2e;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class CharacterTests
{
    public static TheoryData<string> Systems => [.. SheetWords.Systems];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Two_hundred_characters_pass_what_an_imported_sheet_must(string system)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var level = system == SheetWords.Coc7e ? 1 : 1 + (seed % 20);
            var made = Made(new CharacterWish(system, level, Genre: Genres.All[seed % Genres.All.Count], Rules: system == SheetWords.Dnd5e ? SheetWords.Editions[seed % 2] : null, Seed: $"{seed}"));
            GeneratedSheets.Hold(made);
            Assert.Equal(made.Life.Name, made.Sheet.Character.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void The_same_seed_gives_the_same_character(string system)
    {
        var wish = new CharacterWish(system, 3, Seed: "lantern", Hints: "from Kell, hunted by the tide");
        Assert.Equal(Made(wish).Sheet.ToJson().GetRawText(), Made(wish).Sheet.ToJson().GetRawText());
        Assert.NotEqual(Made(wish).Sheet.ToJson().GetRawText(), Made(wish with { Seed = "lanterns" }).Sheet.ToJson().GetRawText());
        var unseeded = Made(wish with { Seed = null });
        Assert.Equal(unseeded.Sheet.ToJson().GetRawText(), Made(wish with { Seed = unseeded.Seed }).Sheet.ToJson().GetRawText());
    }

    [Fact]
    public void A_sheet_that_was_tampered_with_does_not_pass()
    {
        var sheet = Made(new CharacterWish("dnd5e", 7, "bard", Seed: "1")).Sheet;
        var wrong = sheet with { Skills = sheet.Skills!.ToDictionary(static one => one.Key, static one => one.Value with { Value = one.Value.Value + 1 }) };
        Assert.Equal(18, Derivation.Complete(wrong).Disagreements.Count);
    }

    [Fact]
    public void An_investigator_is_rolled_and_spends_every_point()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var sheet = Made(new CharacterWish("coc7e", Seed: $"{seed}")).Sheet;
            int Of(string name) => sheet.Attributes![name].Value!.Value;
            Assert.All(["str", "con", "dex", "pow", "luck"], name => Assert.InRange(Of(name), 15, 90));
            Assert.All(["siz", "int"], name => Assert.InRange(Of(name), 40, 90));
            Assert.Equal((Of("con") + Of("siz")) / 10, sheet.Combat!.Hp!.Max);
            Assert.Equal(Of("pow"), Of("san"));
            Assert.Null(sheet.Character.Level);
            var occupation = Occupation.All.Single(one => one.Name == sheet.Character.Concept);
            var spent = sheet.Skills!.Sum(skill => skill.Value.Value!.Value - (skill.Key switch { "Dodge" => Of("dex") / 2, "Language (Own)" => Of("edu"), _ => Occupation.Untrained[skill.Key] }));
            Assert.Equal((2 * Of("int")) + occupation.By.Sum(name => 2 * Of(name)), spent);
            Assert.InRange(sheet.Skills!["Credit Rating"].Value!.Value, occupation.Credit.Least, occupation.Credit.Most);
            Assert.Equal(0, sheet.Skills["Cthulhu Mythos"].Value);
        }
    }

    [Fact]
    public void Age_costs_strength_and_gives_learning()
    {
        var old = Enumerable.Range(0, 300).Select(static seed => Characteristics.Roll(new Chance(seed))).Where(static one => one.Age >= 60).ToList();
        Assert.NotEmpty(old);
        Assert.All(old, static one => Assert.InRange(Characteristics.Move(one.Values, one.Age), 4, 6));
        Assert.Equal(("1d4", 1), Characteristics.Bulk(125));
        Assert.Equal(("0", 0), Characteristics.Bulk(124));
        Assert.Equal(("-2", -2), Characteristics.Bulk(64));
    }

    [Fact]
    public void Boosts_begin_at_eighteen_and_grow_by_one_beyond_it()
    {
        foreach (var one in PathfinderClass.All)
        {
            var first = Made(new CharacterWish("pathfinder2e", 1, one.Name, Seed: "boost", Hints: "a human")).Sheet;
            Assert.Equal(18, first.Attributes![one.Key].Value);

            // Two free boosts of ancestry, two of background, one of class, four free: nine without a flaw.
            Assert.Equal(60 + 18, first.Attributes.Values.Sum(static it => it.Value));
            Assert.Equal(19, Made(new CharacterWish("pathfinder2e", 5, one.Name, Seed: "boost", Hints: "a human")).Sheet.Attributes![one.Key].Value);
            Assert.Equal(20, Made(new CharacterWish("pathfinder2e", 10, one.Name, Seed: "boost", Hints: "a human")).Sheet.Attributes![one.Key].Value);
            for (var level = 1; level <= 20; level++)
            {
                var made = Made(new CharacterWish("pathfinder2e", level, one.Name, Seed: $"{level}"));
                GeneratedSheets.Hold(made);
                Assert.DoesNotContain(made.Sheet.Skills!, skill => skill.Value.Proficiency == "master" && level < 7 && skill.Key != "Perception");
            }
        }
    }

    [Fact]
    public void Without_a_source_a_character_says_what_is_missing_and_with_one_has_it()
    {
        var wish = new CharacterWish("pathfinder2e", 3, "wizard", Seed: "1");
        Assert.Contains(Made(wish).Remarks, static remark => remark.Contains("arcane spells are to be chosen", StringComparison.Ordinal));
        var shelf = new TestShelf { ["spell"] = [new ShelfEntry("Lantern Sight", new Dictionary<string, string> { ["level"] = "1", ["traditions"] = "arcane, occult" }, "Lamps")], ["feat"] = [.. Enumerable.Range(1, 9).Select(static number => new ShelfEntry($"Feat {number}", new Dictionary<string, string> { ["level"] = "1" }, "Lamps"))] };
        var made = CharacterGenerator.Make(wish, GeneratorLibrary.Own, shelf).Value!;
        GeneratedSheets.Hold(made);
        Assert.Contains(made.Sheet.Spells!.Known!, static spell => spell.Name == "Lantern Sight");
        Assert.DoesNotContain(made.Remarks, static remark => remark.Contains("to be chosen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gurps", null, "system")]
    [InlineData("dnd5e", "western", "genre")]
    public void What_is_not_known_is_named(string system, string? genre, string field) =>
        Assert.Equal(field, CharacterGenerator.Make(new CharacterWish(system, Genre: genre), GeneratorLibrary.Own, EmptyShelf.Only).Error?.Field);

    [Fact]
    public void Texts_of_any_length_end_in_a_sheet_or_a_sentence()
    {
        var long_ = new string('x', 100_000);
        foreach (var system in SheetWords.Systems)
        {
            foreach (var wish in new[] { new CharacterWish(system, 1, long_), new CharacterWish(system, 1, "\n\0\u0001"), new CharacterWish(system, Name: long_, Hints: long_), new CharacterWish(system, Seed: long_), new CharacterWish(system, int.MaxValue), new CharacterWish(system, int.MinValue), new CharacterWish(system, Player: long_) })
            {
                var made = CharacterGenerator.Make(wish, GeneratorLibrary.Own, EmptyShelf.Only);
                Assert.True(made.Succeeded ? SheetLimits.Check(made.Value.Sheet) is null : made.Error.Message.Length < 300);
            }
        }
    }

    private static GeneratedCharacter Made(CharacterWish wish)
    {
        var made = CharacterGenerator.Make(wish, GeneratorLibrary.Own, EmptyShelf.Only);
        Assert.True(made.Succeeded, $"{wish}: {made.Error}");
        return made.Value;
    }
}
