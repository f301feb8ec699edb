using PluginHost.Campaigns.Generators.Coc7e;
using PluginHost.Campaigns.Generators.Generic;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Makes people for the table to meet: figures by system and role, and what a game master can play.</summary>
internal static class NpcGenerator
{
    private const int MostTraits = 12;

    public static Result<GeneratedNpc> Make(NpcWish wish, GeneratorLibrary library, IContentShelf shelf)
    {
        if (!SheetWords.Systems.Contains(wish.System, StringComparer.Ordinal))
        {
            return Error.Invalid("system", $"The system is one of {string.Join(", ", SheetWords.Systems)}.");
        }

        var named = Plain(wish.Role, 60);
        if (named.Length == 0)
        {
            return Error.Invalid("role", "A role is a word such as merchant, guard or noble.") with { Hint = $"Known: {string.Join(", ", NpcRole.All.Select(static role => role.Name.ToLowerInvariant()))}." };
        }

        var genre = wish.Genre is null ? Genres.Of(wish.System) : Genres.Find(wish.Genre);
        if (genre is null)
        {
            return Error.Invalid("genre", $"The genre is one of {string.Join(", ", Genres.All)}.");
        }

        if (wish.Level is < 0 or > 20 || wish.Seed is { Length: > 200 })
        {
            return wish.Level is < 0 or > 20 ? Error.Invalid("level", "A level is 0 to 20; leave it out for an ordinary person.") : Error.Invalid("seed", "A seed has at most 200 letters.");
        }

        var seed = string.IsNullOrEmpty(wish.Seed) ? Chance.NewSeed() : wish.Seed;
        return Made(wish, named, genre, seed, library, shelf);
    }

    private static Result<GeneratedNpc> Made(NpcWish wish, string named, string genre, string seed, GeneratorLibrary library, IContentShelf shelf)
    {
        var chance = new Chance(seed);
        var remarks = new List<string>();
        var role = NpcRole.Find(named);
        var known = shelf.Find(wish.System, "monster").FirstOrDefault(entry => SkillNames.Plain(entry.Name) == SkillNames.Plain(named));
        if (known is not null)
        {
            remarks.Add($"Hit points and armor are those of \"{CharacterParts.Short(known.Name)}\" in \"{CharacterParts.Short(known.Source)}\", where it gives them.");
        }
        else if (role is null)
        {
            remarks.Add($"\"{named}\" is no role of ours or of the shelf: the figures are an ordinary person's.");
        }

        var sheet = Figures(wish, role, named, chance, known, remarks);
        if (!sheet.Succeeded)
        {
            return sheet.Error;
        }

        var life = LifeMaker.Make(new LifeWish(genre, named.ToLowerInvariant(), wish.Hints, wish.Name), library, chance);
        return life.Then(told => Whole(wish, sheet.Value, told, named, genre, seed, remarks));
    }

    private static Result<Sheet> Figures(NpcWish wish, NpcRole? role, string named, Chance chance, ShelfEntry? known, List<string> remarks)
    {
        if (wish.System is SheetWords.Dnd5e or SheetWords.Pathfinder2e)
        {
            if (wish.Rules is { } rules && !SheetWords.Editions.Contains(rules, StringComparer.Ordinal))
            {
                return Error.Invalid("rules", $"The rules are {string.Join(" or ", SheetWords.Editions)}.");
            }

            var level = wish.Level ?? (wish.System == SheetWords.Dnd5e ? 1 : 0);
            return new NpcFigures(role ?? NpcRole.Find("messenger")!, wish.System, wish.Rules, wish.System == SheetWords.Dnd5e ? Math.Max(1, level) : level, chance).Sheet(Wording.Capital(named), known);
        }

        var same = new CharacterWish(wish.System, Math.Max(1, wish.Level ?? 1), wish.System == SheetWords.Coc7e ? role?.Occupation : role?.Archetype);
        var made = wish.System == SheetWords.Coc7e ? Coc7eMaker.Make(same, chance) : GenericMaker.Make(same, chance);
        return made.Then(one =>
        {
            remarks.AddRange(one.Remarks);
            return (Result<Sheet>)(one.Sheet with { Character = one.Sheet.Character with { Concept = Wording.Capital(named) } });
        });
    }

    private static Result<GeneratedNpc> Whole(NpcWish wish, Sheet sheet, Life life, string named, string genre, string seed, List<string> remarks)
    {
        string[] traits = [.. (wish.Traits ?? []).Select(static trait => Plain(trait, 200)).Where(static trait => trait.Length > 0).Take(MostTraits)];
        var manner = traits.Length == 0 ? life.Manner : $"{Wording.Capital(Wording.Joined(traits))}. {life.Manner}";
        var notes = CharacterParts.Notes(life);
        var extra = SheetExtras.With(SheetExtras.With(notes.Extra, "secret", $"{life.First} {Wording.Small(life.Secret)}."), "wants", life.Errand);
        var whole = sheet with { Character = sheet.Character with { Name = life.Name }, Notes = notes with { Personality = manner, Extra = extra } };
        var summary = $"{life.Name}, {named.ToLowerInvariant()} from {life.Home}. {manner} Wants {Wording.Small(life.Errand)}.";
        return SheetLimits.Check(whole) is { } error ? error : new GeneratedNpc(whole, life, named.ToLowerInvariant(), summary, genre, seed, remarks, Licences.Of(wish.System, sheet.Rules));
    }

    private static string Plain(string? text, int most) => string.Concat((text ?? "").Take(most).Select(static letter => char.IsControl(letter) ? ' ' : letter)).Trim();
}
