using System.Globalization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Coins, valuables and useful things by level. Magic has no name here: it comes from the shelf.</summary>
internal static class LootMaker
{
    private static readonly Dictionary<string, string> _coins = new(StringComparer.Ordinal)
    {
        ["sci-fi"] = "credits",
        ["cyberpunk"] = "credits",
        [Genres.CosmicHorror] = "dollars",
        ["post-apocalyptic"] = "cartridges",
        ["steampunk"] = "sovereigns",
        ["superhero"] = "dollars",
        ["historical"] = "shillings",
        ["urban-fantasy"] = "dollars",
    };

    private static readonly string[][] _rarities = [["common", "uncommon"], ["uncommon", "rare"], ["rare", "very rare"], ["very rare", "legendary"]];

    public static Result<Loot> Make(LootWish wish, GeneratorLibrary library, IContentShelf shelf)
    {
        var genre = wish.Genre is null ? Genres.Of(wish.System) : Genres.Find(wish.Genre);
        if (genre is null || !SheetWords.Systems.Contains(wish.System, StringComparer.Ordinal))
        {
            return genre is null ? Error.Invalid("genre", $"The genre is one of {string.Join(", ", Genres.All)}.") : Error.Invalid("system", $"The system is one of {string.Join(", ", SheetWords.Systems)}.");
        }

        if (wish.Level is < 1 or > 20 || wish.Seed is { Length: > 200 })
        {
            return wish.Level is < 1 or > 20 ? Error.Invalid("level", "A level is 1 to 20.") : Error.Invalid("seed", "A seed has at most 200 letters.");
        }

        var seed = string.IsNullOrEmpty(wish.Seed) ? Chance.NewSeed() : wish.Seed;
        var chance = new Chance(seed).For("loot");
        var tier = wish.Level switch { < 5 => 1, < 11 => 2, < 17 => 3, _ => 4 };
        var rolled = Rolled(new TableRoller(library.Tables(genre).With(Embedded.Tables("generators/loot.txt")), chance), tier, wish.Rich, chance);
        if (!rolled.Succeeded)
        {
            return rolled.Error;
        }

        var remarks = new List<string>();
        var magic = Magic(wish, shelf, tier, chance.For("magic"), remarks);
        return rolled.Value with { Coin = _coins.GetValueOrDefault(genre) ?? "gold pieces", Items = [.. rolled.Value.Items, .. magic], Seed = seed, Remarks = remarks };
    }

    private static Result<Loot> Rolled(TableRoller tables, int tier, bool rich, Chance chance)
    {
        Error? error = null;
        var coins = Number($"coins {tier}") * (rich ? 5 : 1);
        var items = new List<LootItem>();
        for (var count = rich ? chance.Between(2, 4) : chance.Below(2); count > 0; count--)
        {
            items.Add(new LootItem(Text("valuable"), Number($"worth {tier}")));
        }

        for (var count = chance.Between(1, 3); count > 0; count--)
        {
            items.Add(new LootItem(Text("useful"), 0));
        }

        var promise = Text("promise");
        return error is not null ? error : new Loot(coins, "", items, promise, "", []);

        string Text(string table)
        {
            var one = tables.Roll(table);
            error ??= one.Error;
            return one.Value ?? "";
        }

        int Number(string table) => int.TryParse(Text(table), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static IEnumerable<LootItem> Magic(LootWish wish, IContentShelf shelf, int tier, Chance chance, List<string> remarks)
    {
        var count = wish.Rich ? chance.Between(1, tier) : chance.Happens(10 + (5 * tier)) ? 1 : 0;
        var open = shelf.Find(wish.System, "item").Where(entry => entry["rarity"] is { } rarity && _rarities[tier - 1].Any(word => rarity.StartsWith(word, StringComparison.OrdinalIgnoreCase))).ToList();
        if (count > 0 && open.Count == 0)
        {
            remarks.Add($"{count} magic item{(count == 1 ? " is" : "s are")} to be chosen: no book on the shelf has one of this rarity.");
        }

        return chance.Shuffled(open).Take(count).Select(static entry => new LootItem(entry.Name, 0, entry.Source));
    }
}
