using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Makes names and lives.</summary>
internal static class LifeMaker
{
    private static readonly string[] _plain = ["look", "manner", "ideal", "bond", "flaw", "npc want", "npc secret"];

    public static Result<string> Name(string genre, GeneratorLibrary library, Chance chance) => new TableRoller(library.Tables(genre), chance.For("name")).Roll("name").Then(static name => (Result<string>)Wording.Capital(name));

    public static Result<Life> Make(LifeWish wish, GeneratorLibrary library, Chance chance, LifeTemplate? template = null)
    {
        var hints = new Hints(wish.Hints);
        var tables = new TableRoller(library.Tables(wish.Genre), chance.For("life")) { Suiting = hints.Suits };
        var name = Named(wish, tables);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        var first = name.Value.Split(' ')[0];
        Dictionary<string, object?> words = new(StringComparer.Ordinal) { ["name"] = name.Value, ["first"] = first, ["role"] = wish.Role, ["genre"] = wish.Genre, ["hints"] = hints.Told.Cast<object?>().ToList() };
        tables.Remember("name", name.Value);
        tables.Remember("first", first);
        var pronouns = chance.For("pronouns").Pick<(string They, string Them, string Their)>([("she", "her", "her"), ("he", "him", "his"), ("they", "them", "their")]);
        foreach (var (key, word) in new[] { ("they", pronouns.They), ("them", pronouns.Them), ("their", pronouns.Their) })
        {
            tables.Remember(key, word);
            words[key] = word;
        }

        foreach (var (part, said) in new[] { ("home", hints.Home), ("mentor", hints.Mentor), ("foe", hints.Foe), ("keepsake", hints.Keepsake), ("loss", null) })
        {
            var kept = tables.Keep(part, part);
            if (!kept.Succeeded)
            {
                return kept.Error;
            }

            kept.Value.Text = said ?? kept.Value.Text;
        }

        Override(tables, "home", "what", hints.Homeland);
        Override(tables, "loss", "want", hints.Want);
        if (hints.Foe is not null)
        {
            Override(tables, "foe", "what", "somebody with a long arm");
        }

        if (hints.Mentor is not null)
        {
            Override(tables, "mentor", "what", "a teacher whom others feared");
        }

        return Told(tables, words, template ?? chance.For("template").Pick(library.Lives(wish.Genre)), chance);
    }

    // From the same tables as all others of the story, so that nobody shares a given name by chance.
    private static Result<string> Named(LifeWish wish, TableRoller tables)
    {
        var given = string.Concat((wish.Name ?? "").Take(Sheets.SheetLimits.LongestName).Where(static letter => !char.IsControl(letter))).Trim();
        return given.Length > 0 ? given : tables.Roll("name").Then(static name => (Result<string>)Wording.Capital(name));
    }

    private static void Override(TableRoller tables, string part, string field, string? said)
    {
        if (said is not null)
        {
            tables.Remembered[part][field] = said;
        }
    }

    private static Result<Life> Told(TableRoller tables, Dictionary<string, object?> words, LifeTemplate template, Chance chance)
    {
        foreach (var part in new[] { "home", "mentor", "foe", "keepsake", "loss" })
        {
            var fallen = tables.Remembered[part];
            words[part] = fallen.Fields.ToDictionary(static field => field, object? (field) => tables.Field(part, field), StringComparer.Ordinal).With("name", fallen.Text);
        }

        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in _plain)
        {
            var rolled = tables.Roll(part);
            if (!rolled.Succeeded)
            {
                return rolled.Error;
            }

            plain[part] = Wording.Prose(rolled.Value);
        }

        words["look"] = plain["look"];
        words["manner"] = plain["manner"];
        var filled = template.Template.Fill(words, new TemplateRun(tables, chance.For("filling")));
        return filled.Succeeded ? Whole(tables, words, plain, Wording.Prose(filled.Value)) : filled.Error;
    }

    private static Life Whole(TableRoller tables, Dictionary<string, object?> words, Dictionary<string, string> plain, string backstory) => new((string)words["name"]!, backstory)
    {
        First = (string)words["first"]!,
        Home = tables.Remembered["home"].Text,
        Mentor = tables.Remembered["mentor"].Text,
        Foe = tables.Remembered["foe"].Text,
        Keepsake = tables.Remembered["keepsake"].Text,
        Want = tables.Field("loss", "want") ?? "",
        Hook = Wording.Prose(tables.Field("loss", "hook") ?? ""),
        Appearance = $"{plain["look"]}.",
        Manner = plain["manner"],
        Ideal = plain["ideal"],
        Bond = plain["bond"],
        Flaw = plain["flaw"],
        Errand = plain["npc want"],
        Secret = plain["npc secret"],
    };

    private static Dictionary<string, object?> With(this Dictionary<string, object?> words, string name, string text)
    {
        words[name] = text;
        return words;
    }
}
