using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <summary>Characters of the fifth edition, of either rules.</summary>
internal static class Dnd5eMaker
{
    public static Result<(Sheet Sheet, string Role, IReadOnlyList<string> Remarks)> Make(CharacterWish wish, IContentShelf shelf, Chance chance)
    {
        var edition = wish.Rules ?? SheetWords.Rules2014;
        if (!SheetWords.Editions.Contains(edition, StringComparer.Ordinal))
        {
            return Error.Invalid("rules", $"The rules are {string.Join(" or ", SheetWords.Editions)}.");
        }

        if (wish.Level is < 1 or > 20)
        {
            return Error.Invalid("level", "A level is 1 to 20.");
        }

        var remarks = new List<string>();
        var found = Class(wish, edition, shelf, chance, remarks);
        var scores = AbilityScores.Of(wish.Method, chance.For("abilities"));
        if (!found.Succeeded || !scores.Succeeded)
        {
            return found.Error ?? scores.Error!;
        }

        var draft = new Draft(found.Value, People(wish, edition, chance), Background(found.Value, edition, chance), edition, wish.Level, chance);
        draft.Raise(scores.Value);
        draft.Remarks.AddRange(remarks);
        if (draft.Background.Own)
        {
            draft.Remarks.Add($"The background \"{draft.Background.Name}\" is PluginHost's own: the open reference of these rules has one alone.");
        }

        return (Sheet(draft, shelf), draft.Class.Name.ToLowerInvariant(), draft.Remarks);
    }

    private static Result<ClassFacts> Class(CharacterWish wish, string edition, IContentShelf shelf, Chance chance, List<string> remarks)
    {
        var all = ClassFacts.Of(edition);
        if (string.IsNullOrWhiteSpace(wish.Class))
        {
            return all.FirstOrDefault(one => wish.Hints?.Contains(one.Name, StringComparison.OrdinalIgnoreCase) is true) ?? chance.For("class").Pick(all);
        }

        var plain = SkillNames.Plain(wish.Class);
        if ((ClassFacts.Find(edition, wish.Class) ?? all.FirstOrDefault(one => plain.Contains(SkillNames.Plain(one.Name), StringComparison.Ordinal))) is { } known)
        {
            return known;
        }

        var entry = shelf.Find(SheetWords.Dnd5e, "class").FirstOrDefault(entry => SkillNames.Plain(entry.Name) == plain);
        if (entry is not null && ClassFacts.FromShelf(entry) is { } read)
        {
            remarks.Add($"{read.Name} comes from \"{entry.Source}\": its hit die and saves are used, its features and spells are to be added by hand.");
            return read;
        }

        return Error.NotFound($"Neither the open reference nor the shelf has a class \"{CharacterParts.Short(wish.Class)}\".") with { Field = "class_type", Hint = $"Known: {string.Join(", ", all.Select(static one => one.Name))}. Or add a book that has it." };
    }

    private static PeopleFacts People(CharacterWish wish, string edition, Chance chance)
    {
        var all = PeopleFacts.Of(edition);
        return all.FirstOrDefault(people => wish.Hints is { } hints && people.Name.Split(' ')[^1] is var word && hints.Contains(word, StringComparison.OrdinalIgnoreCase)) ?? chance.For("people").Pick(all);
    }

    private static BackgroundFacts Background(ClassFacts of, string edition, Chance chance)
    {
        var all = PeopleFacts.Backgrounds(edition);
        return chance.For("background").Weighted(all, background => background.Scores.Contains(of.Order[0], StringComparer.Ordinal) ? 4 : 1)!;
    }

    private static Sheet Sheet(Draft draft, IContentShelf shelf)
    {
        var spells = DraftSpells.Of(draft, shelf);
        return new Sheet
        {
            Version = Sheets.Sheet.CurrentVersion,
            System = SheetWords.Dnd5e,
            Rules = draft.Edition,
            Character = new SheetCharacter("", null, $"{draft.People.Name} {draft.Class.Name}{(draft.HasSubclass ? $" ({draft.Class.Subclass})" : "")}", draft.Level, draft.Experience),
            ProficiencyBonus = draft.Bonus,
            Attributes = AttributeNames.Six.ToDictionary(static ability => ability, ability => new SheetAttribute(draft.Scores[ability], draft.Modifier(ability), draft.Scores[ability]), StringComparer.Ordinal),
            Saves = DraftSkills.Saves(draft),
            Skills = DraftSkills.Skills(draft),
            Combat = DraftCombat.Of(draft, spells),
            Inventory = DraftCombat.Carried(draft),
            Features = DraftFeatures.Of(draft),
            Spells = spells,
        };
    }
}
