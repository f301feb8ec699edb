using PluginHost.Campaigns.Generators.Coc7e;
using PluginHost.Campaigns.Generators.Dnd5e;
using PluginHost.Campaigns.Generators.Generic;
using PluginHost.Campaigns.Generators.Pathfinder2e;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Makes characters: figures by the system, a name and a life by the genre, one seed for both.</summary>
internal static class CharacterGenerator
{
    public static Result<GeneratedCharacter> Make(CharacterWish wish, GeneratorLibrary library, IContentShelf shelf)
    {
        if (!SheetWords.Systems.Contains(wish.System, StringComparer.Ordinal))
        {
            return Error.Invalid("system", $"The system is one of {string.Join(", ", SheetWords.Systems)}.");
        }

        var genre = wish.Genre is null ? Genres.Of(wish.System) : Genres.Find(wish.Genre);
        if (genre is null)
        {
            return Error.Invalid("genre", $"The genre is one of {string.Join(", ", Genres.All)}.");
        }

        if (wish.Seed is { Length: > 200 })
        {
            return Error.Invalid("seed", "A seed has at most 200 letters.");
        }

        var seed = string.IsNullOrEmpty(wish.Seed) ? Chance.NewSeed() : wish.Seed;
        var chance = new Chance(seed);
        var made = wish.System switch
        {
            SheetWords.Dnd5e => Dnd5eMaker.Make(wish, shelf, chance),
            SheetWords.Pathfinder2e => PathfinderMaker.Make(wish, shelf, chance),
            SheetWords.Coc7e => Coc7eMaker.Make(wish, chance),
            _ => GenericMaker.Make(wish, chance),
        };
        if (!made.Succeeded)
        {
            return made.Error;
        }

        var life = LifeMaker.Make(new LifeWish(genre, made.Value.Role, wish.Hints, wish.Name), library, chance);
        return life.Then(told => Whole(wish, made.Value.Sheet, told, made.Value.Remarks, genre, seed));
    }

    private static Result<GeneratedCharacter> Whole(CharacterWish wish, Sheet sheet, Life life, IReadOnlyList<string> remarks, string genre, string seed)
    {
        var whole = sheet with { Character = sheet.Character with { Name = life.Name, Player = wish.Player }, Notes = CharacterParts.Notes(life) };

        // What a template of the user's made may be too long for a sheet.
        return SheetLimits.Check(whole) is { } error ? error : new GeneratedCharacter(whole, life, genre, seed, remarks, Licences.Of(wish.System, sheet.Rules));
    }
}
