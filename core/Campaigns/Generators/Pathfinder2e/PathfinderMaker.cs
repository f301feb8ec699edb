using System.Globalization;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators.Pathfinder2e;

/// <summary>Characters of the second edition: attributes by boosts, everything else by ranks. Feats and spells come from the shelf.</summary>
internal static class PathfinderMaker
{
    public static Result<(Sheet Sheet, string Role, IReadOnlyList<string> Remarks)> Make(CharacterWish wish, IContentShelf shelf, Chance chance)
    {
        if (wish.Level is < 1 or > 20)
        {
            return Error.Invalid("level", "A level is 1 to 20.");
        }

        var remarks = new List<string>();
        var found = Class(wish, shelf, chance, remarks);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        var ancestries = PathfinderClass.Ancestries;
        var hinted = ancestries.FirstOrDefault(one => wish.Hints?.Contains(one.Name, StringComparison.OrdinalIgnoreCase) is true);
        var ancestry = hinted.Name is null ? chance.For("ancestry").Pick(ancestries) : hinted;
        var background = chance.For("background").Pick(PathfinderClass.Backgrounds);
        var draft = new PathfinderDraft(found.Value, ancestry.Name, ancestry.Parts, background.Name, background.Parts, wish.Level, chance);
        draft.Raise();
        remarks.Add($"The background \"{background.Name}\" is PluginHost's own.");
        var feats = Feats(draft, shelf, remarks);
        var spells = Spells(draft, shelf, remarks);
        return (Sheet(draft, feats, spells), draft.Class.Name.ToLowerInvariant(), remarks);
    }

    private static Result<PathfinderClass> Class(CharacterWish wish, IContentShelf shelf, Chance chance, List<string> remarks)
    {
        var all = PathfinderClass.All;
        if (string.IsNullOrWhiteSpace(wish.Class))
        {
            return all.FirstOrDefault(one => wish.Hints?.Contains(one.Name, StringComparison.OrdinalIgnoreCase) is true) ?? chance.For("class").Pick(all);
        }

        var plain = SkillNames.Plain(wish.Class);
        if (all.FirstOrDefault(one => plain.Contains(SkillNames.Plain(one.Name), StringComparison.Ordinal)) is { } known)
        {
            return known;
        }

        if (shelf.Find(SheetWords.Pathfinder2e, "class").FirstOrDefault(entry => SkillNames.Plain(entry.Name) == plain) is { } entry)
        {
            remarks.Add($"{entry.Name} comes from \"{entry.Source}\": its key attribute, ranks and features are to be entered by hand; trained ranks stand in their place.");
            return PathfinderClass.Framed(entry.Name.Length <= 100 ? entry.Name : entry.Name[..100]);
        }

        return Error.NotFound($"Neither the open rules nor the shelf have a class \"{CharacterParts.Short(wish.Class)}\".") with { Field = "class_type", Hint = $"Known: {string.Join(", ", all.Select(static one => one.Name))}. Or add a book that has it." };
    }

    private static IReadOnlyList<SheetFeature> Feats(PathfinderDraft draft, IContentShelf shelf, List<string> remarks)
    {
        var wanted = 1 + (draft.Level / 2) + ((draft.Level + 3) / 4);
        var open = shelf.Find(SheetWords.Pathfinder2e, "feat").Where(entry => !int.TryParse(entry["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level <= draft.Level).Where(static entry => entry.Name.Length <= SheetLimits.LongestName).ToList();
        var chosen = draft.Chance.For("feats").Shuffled(open).Take(wanted).Select(static entry => new SheetFeature(entry.Name, entry.Source)).ToList();
        if (chosen.Count < wanted)
        {
            remarks.Add($"{wanted - chosen.Count} feats are to be chosen: no book on the shelf has them.");
        }

        return [new SheetFeature("Ancestry", draft.Ancestry), new SheetFeature("Background", draft.Background), .. draft.Class.Features.Where(feature => feature.Level <= draft.Level).Select(feature => new SheetFeature(feature.Name, $"{draft.Class.Name} {feature.Level}")), .. chosen];
    }

    private static SheetSpells? Spells(PathfinderDraft draft, IContentShelf shelf, List<string> remarks)
    {
        if (draft.Class.Tradition.Length == 0)
        {
            return null;
        }

        var slots = new Dictionary<string, SheetSlots>(StringComparer.Ordinal);
        var highest = (draft.Level + 1) / 2;
        for (var rank = 1; rank <= highest; rank++)
        {
            var count = rank == 10 ? 1 : rank == highest && draft.Level % 2 == 1 ? 2 : 3;
            slots[rank.ToString(CultureInfo.InvariantCulture)] = new SheetSlots(count, count);
        }

        var known = new List<SheetSpell>();
        var open = shelf.Find(SheetWords.Pathfinder2e, "spell").Where(entry => entry.Name.Length <= SheetLimits.LongestName && (entry["traditions"] is not { } traditions || traditions.Contains(draft.Class.Tradition, StringComparison.OrdinalIgnoreCase))).ToList();
        for (var rank = 0; rank <= highest; rank++)
        {
            var of = open.Where(entry => int.TryParse(entry["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level == rank);
            known.AddRange(draft.Chance.For($"spells {rank}").Shuffled(of).Take(rank == 0 ? 5 : slots[rank.ToString(CultureInfo.InvariantCulture)].Max!.Value).Select(entry => new SheetSpell(entry.Name, rank, null, true)));
        }

        if (known.Count == 0)
        {
            remarks.Add($"The {draft.Class.Tradition} spells are to be chosen: no book on the shelf has them.");
        }

        var proficiency = draft.Class.Rank("spell", draft.Level);
        var attack = draft.Boosts.Modifier(draft.Class.Key) + draft.Worth(proficiency);
        return new SheetSpells { Ability = draft.Class.Key, Attack = attack, Dc = attack + 10, Slots = slots, Known = known, Extra = SheetExtras.With(SheetExtras.With(null, "proficiency", proficiency), "tradition", draft.Class.Tradition) };
    }

    private static Sheet Sheet(PathfinderDraft draft, IReadOnlyList<SheetFeature> feats, SheetSpells? spells)
    {
        var skills = draft.Skills();
        var hp = Facts.Whole(draft.People[2]) + ((draft.Class.HitPoints + draft.Boosts.Modifier("con")) * draft.Level);
        var armor = PathfinderClass.Armors[draft.Class.Armor];
        return new Sheet
        {
            Version = Sheets.Sheet.CurrentVersion,
            System = SheetWords.Pathfinder2e,
            Character = new SheetCharacter("", null, $"{draft.Ancestry} {draft.Class.Name}", draft.Level),
            Attributes = AttributeNames.Six.ToDictionary(static name => name, name => new SheetAttribute(draft.Boosts.Scores[name], draft.Boosts.Modifier(name), draft.Boosts.Scores[name]), StringComparer.Ordinal),
            Saves = draft.Saves(),
            Skills = skills,
            Combat = new SheetCombat
            {
                Hp = new SheetHealth(hp, hp),
                Ac = 10 + Math.Min(Facts.Whole(armor[1]), draft.Boosts.Modifier("dex")) + Facts.Whole(armor[0]) + draft.Worth(draft.Class.Rank("armor", draft.Level)),
                Initiative = skills["Perception"].Value,
                Speed = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["walk"] = Facts.Whole(draft.People[3]) },
                Attacks = [.. new[] { draft.Class.Weapon, "Dagger" }.Select(name => Attack(draft, name))],
            },
            Inventory = [new(draft.Class.Armor, 1, Equipped: true), new(draft.Class.Weapon, 1, Equipped: true), new("Dagger", 1), new("Adventurer's pack", 1), .. draft.Class.Weapon == "Longbow" ? new[] { new SheetItem("Arrows", 20) } : []],
            Features = feats,
            Spells = spells,
        };
    }

    private static SheetAttack Attack(PathfinderDraft draft, string name)
    {
        var weapon = PathfinderClass.Weapons[name];
        var (strength, dexterity) = (draft.Boosts.Modifier("str"), draft.Boosts.Modifier("dex"));
        var rank = draft.Class.Rank("attack", draft.Level);
        var hit = weapon[2] switch { "ranged" => dexterity, "finesse" => Math.Max(strength, dexterity), _ => strength };
        var features = draft.Class.Features.Where(feature => feature.Level <= draft.Level).Select(static feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        var special = !features.Contains("Weapon Specialization") ? 0 : rank switch { SheetWords.Expert => 2, SheetWords.Master => 3, SheetWords.Legendary => 4, _ => 0 };
        var more = (weapon[2] == "ranged" ? 0 : strength) + (features.Contains("Greater Weapon Specialization") ? 2 * special : special);
        return new SheetAttack(name, hit + draft.Worth(rank), CharacterParts.Damage(weapon[0], more), weapon[1], weapon[3]);
    }
}
