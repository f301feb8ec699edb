using PluginHost.Campaigns.Generators;
using Xunit.Abstractions;

namespace PluginHost.Campaigns.Tests.Generators;

public sealed class LifeTests(ITestOutputHelper output)
{
    public static TheoryData<string> AllGenres => [.. Genres.All];

    [Theory]
    [MemberData(nameof(AllGenres))]
    public void A_genre_asks_for_no_table_it_lacks(string genre) => Assert.Empty(GeneratorLibrary.Own.Tables(genre).Missing());

    [Theory]
    [MemberData(nameof(AllGenres))]
    public void Thousands_of_names_and_lives_are_possible(string genre)
    {
        var names = Enumerable.Range(0, 4_000).Select(seed => LifeMaker.Name(genre, GeneratorLibrary.Own, new Chance(seed)).Value).ToHashSet(StringComparer.Ordinal);

        // Of 4000 draws from 2304 equally likely names, 1898 differ on average.
        Assert.InRange(names.Count, 1_500, 4_000);
        var lives = Enumerable.Range(0, 300).Select(seed => Live(genre, seed).Backstory).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(300, lives.Count);
    }

    [Theory]
    [MemberData(nameof(AllGenres))]
    public void A_life_is_of_one_piece(string genre)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var life = Live(genre, seed, "knight");
            foreach (var part in new[] { life.First, life.Home, life.Mentor, life.Keepsake, "a knight" })
            {
                Assert.Contains(part, life.Backstory, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var text in new[] { life.Backstory, life.Hook, life.Bond, life.Appearance, life.Secret })
            {
                Assert.DoesNotContain("[[", text, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
                Assert.DoesNotContain("..", text, StringComparison.Ordinal);
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
                Assert.DoesNotContain("a(n)", text, StringComparison.Ordinal);
            }
        }

        output.WriteLine(Live(genre, 7, "knight").Backstory);
    }

    [Fact]
    public void The_same_seed_tells_the_same_life()
    {
        Assert.Equal(Live("fantasy", 11), Live("fantasy", 11));
        Assert.NotEqual(Live("fantasy", 11), Live("fantasy", 12));
    }

    [Fact]
    public void Hints_are_woven_in()
    {
        const string Told = "from Lowtarn, taught by Mother Grell, hunted by the Salt Prince; wants to bury a brother. carries a cracked bell, afraid of geese";
        for (var seed = 0; seed < 40; seed++)
        {
            var life = LifeMaker.Make(new LifeWish("fantasy", Hints: Told), GeneratorLibrary.Own, new Chance(seed)).Value!;
            Assert.Equal(("Lowtarn", "Mother Grell", "the Salt Prince"), (life.Home, life.Mentor, life.Foe));
            Assert.All(["Lowtarn", "Mother Grell", "bury a brother", "cracked bell", "afraid of geese"], hint => Assert.Contains(hint, life.Backstory, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_person_from_somewhere_has_a_home_there_and_a_letter_from_somebody_does_not()
    {
        Assert.Equal("Ashmouth", new Hints("a lonely warlock from Ashmouth").Home);
        Assert.Null(new Hints("a letter from Mother Grell").Home);
        Assert.Null(new Hints("friend of Mother Grell").Home);
    }

    [Theory]
    [InlineData("{{name}} [[given]] [[$name]] {{#each x}}")]
    [InlineData("from from from from, in in in, taught by , wants to ")]
    [InlineData("\u0000\u0001;;;;....,,,,")]
    public void Hints_of_any_kind_do_no_harm(string hints)
    {
        var life = LifeMaker.Make(new LifeWish("fantasy", Hints: hints + new string('x', 5_000)), GeneratorLibrary.Own, new Chance(1));
        Assert.True(life.Succeeded);
        Assert.True(life.Value!.Backstory.Length < 6_000);
    }

    [Fact]
    public void Users_add_templates_and_tables_and_hear_what_was_left_out()
    {
        var folder = Directory.CreateTempSubdirectory("templates");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "fantasy"));
            File.WriteAllText(Path.Combine(folder.FullName, "fantasy", "mine.hbs"), "Of {{name}}: {{table \"oath\"}}");
            File.WriteAllText(Path.Combine(folder.FullName, "oaths.txt"), "[oath]\nby salt");
            File.WriteAllText(Path.Combine(folder.FullName, "aa-oath.json"), """{"tables":[{"name":"oath","lines":[{"text":"by stone"}]}]}""");
            File.WriteAllText(Path.Combine(folder.FullName, "loop.hbs"), "{{> loop}}");
            File.WriteAllText(Path.Combine(folder.FullName, "bad.txt"), "no table");
            var (library, remarks) = TemplateFolder.Read(folder.FullName, GeneratorLibrary.Own);
            Assert.Equal(["bad.txt", "loop.hbs"], remarks.Select(static remark => remark.Split(' ')[0]));
            var mine = Assert.Single(library.Lives("fantasy"), static life => life.Name == "mine");
            Assert.DoesNotContain(library.Lives("sci-fi"), static life => life.Name == "mine");
            var life = LifeMaker.Make(new LifeWish("fantasy", Name: "Ada Kell"), library, new Chance(1), mine);
            Assert.Equal("Of Ada Kell: by salt", life.Value?.Backstory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Life Live(string genre, int seed, string? role = null)
    {
        var made = LifeMaker.Make(new LifeWish(genre, role), GeneratorLibrary.Own, new Chance(seed));
        Assert.True(made.Succeeded, $"{genre} {seed}: {made.Error}");
        return made.Value;
    }
}
