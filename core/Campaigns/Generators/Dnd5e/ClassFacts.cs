using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators.Dnd5e;

/// <param name="Level">When it is gained.</param>
/// <param name="OfSubclass">Whether it comes from the subclass.</param>
internal sealed record ClassFeature(int Level, string Name, bool OfSubclass);

/// <param name="Amount">A number, an ability's word, <c>level</c> or a multiple of it, by level.</param>
internal sealed record ClassUses(string Feature, string Recharge, IReadOnlyList<(int Level, string Amount)> Amount);

/// <summary>What one edition says of a class, in figures and names.</summary>
internal sealed class ClassFacts
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<ClassFacts>>> _all = new(static () =>
        SheetWords.Editions.ToDictionary(static edition => edition, Read, StringComparer.Ordinal));

    private readonly ILookup<string, string> _facts;

    private ClassFacts(string name, IEnumerable<(string Name, string Value)> facts)
    {
        (Name, _facts) = (name, facts.ToLookup(static fact => fact.Name, static fact => fact.Value, StringComparer.Ordinal));
        Features = [.. Facts.List(this["features"], ';').SelectMany(static step =>
        {
            var blank = step.IndexOf(' ', StringComparison.Ordinal);
            return Facts.List(step[blank..]).Select(name => new ClassFeature(Facts.Whole(step[..blank]), name.TrimEnd('*'), name.EndsWith('*')));
        })];
        Uses = [.. _facts.Where(static fact => fact.Key.StartsWith("uses ", StringComparison.Ordinal)).Select(static fact =>
        {
            var parts = Facts.List(fact.First(), ';');
            return new ClassUses(fact.Key[5..], parts[0], Facts.Steps(parts[1]));
        })];
    }

    public string Name { get; }

    public IReadOnlyList<ClassFeature> Features { get; }

    public IReadOnlyList<ClassUses> Uses { get; }

    public int Die => Facts.Whole(this["die"]!);

    /// <summary>The abilities, the most needed first.</summary>
    public IReadOnlyList<string> Order => Facts.List(this["order"], ' ');

    public IReadOnlyList<string> Saves => Facts.List(this["saves"], ' ');

    public int SkillCount => Facts.Whole(this["skills"]!.Split(' ')[0]);

    public IReadOnlyList<string> Skills => this["skills"]!.EndsWith("any", StringComparison.Ordinal) ? [.. SkillNames.Dnd5e.Keys] : Facts.List(this["skills"]![1..]);

    public IReadOnlyList<int> Increases => [.. Facts.List(this["asi"], ' ').Select(Facts.Whole)];

    public int Boon => this["boon"] is { } level ? Facts.Whole(level) : int.MaxValue;

    public int SubclassLevel => this["subclass"] is { } sub ? Facts.Whole(sub[..sub.IndexOf(' ', StringComparison.Ordinal)]) : int.MaxValue;

    public string Subclass => this["subclass"] is { } sub ? sub[(sub.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>full, half, early (half, from level 1 on) or pact; empty for none.</summary>
    public string Casts => this["casts"]?.Split(' ')[0] ?? "";

    public string CastsBy => this["casts"]?.Split(' ')[1] ?? "";

    /// <summary>A fact as it is written; null when there is none.</summary>
    public string? this[string name] => _facts[name].FirstOrDefault();

    public IReadOnlyList<string> Named(string name) => this[name] is { } text and not "-" ? Facts.List(text) : [];

    public int At(string name, int level) => Facts.At(this[name], level);

    public static IReadOnlyList<ClassFacts> Of(string edition) => _all.Value[edition];

    public static ClassFacts? Find(string edition, string name) => Of(edition).FirstOrDefault(one => SkillNames.Plain(one.Name) == SkillNames.Plain(name));

    /// <summary>A class of a book on the shelf, of which only the figures are known.</summary>
    public static ClassFacts? FromShelf(ShelfEntry entry)
    {
        var die = string.Concat((entry["hit_die"] ?? "").SkipWhile(static letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit));
        if (die is not ("6" or "8" or "10" or "12"))
        {
            return null;
        }

        string[] saves = [.. Facts.List(entry["saving_throws"]).Select(static save => AttributeNames.Short(save.Split(' ')[0])).Where(static save => AttributeNames.Six.Contains(save, StringComparer.Ordinal)).Take(2)];
        var order = saves.Concat(["con", "dex", "str", "wis", "cha", "int"]).Distinct(StringComparer.Ordinal);
        return new ClassFacts(entry.Name, [("die", die), ("order", string.Join(' ', order)), ("saves", string.Join(' ', saves)), ("skills", "2 any"), ("asi", "4 8 12 16 19"), ("wears", "-"), ("arms", "Quarterstaff, Dagger"), ("pack", "Explorer's pack"), ("trained", entry["proficiencies"] ?? "simple weapons")]);
    }

    private static IReadOnlyList<ClassFacts> Read(string edition)
    {
        var facts = Facts.Embedded($"dnd5e/classes-{edition}.txt");
        return [.. facts.Sections.Select(name => new ClassFacts(name, facts.Section(name)))];
    }
}
