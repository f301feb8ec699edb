using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PluginHost.Rules.Tools;

internal sealed record SearchArguments
{
    [Description("What is asked, in words: a name, a rule, a question.")]
    public required string Query { get; init; }

    [Description("Only in this source, by id or title.")]
    public string? Rulebook { get; init; }

    [Description("Only rulebooks or only lore: rulebook or flavor.")]
    public string? SourceType { get; init; }

    [Description("Only this kind: rule, spell, monster, item, class, race, table, condition, skill, power, vehicle, faction, narrative ...")]
    public string? ContentType { get; init; }

    [Description("Only this game system, such as dnd5e; all systems with 'any'. The campaign's when left out.")]
    public string? System { get; init; }

    [Description("How many answers at most; 5 when left out.")]
    public int? MaxResults { get; init; }

    [Description("The same as max_results.")]
    public int? Limit { get; init; }

    [Description("Whether likeness of meaning counts beside words; true when left out.")]
    public bool? UseHybrid { get; init; }

    [Description("Whether each answer says why it was found.")]
    public bool Explain { get; init; }
}

internal sealed record AddSourceArguments
{
    [Description("A file or folder among the books of the data folder, or an https address. PDF, Markdown, HTML, text and JSON can be read.")]
    public string? Path { get; init; }

    [Description("The same as path.")]
    public string? PdfPath { get; init; }

    [Description("What the source is called; its own title when left out.")]
    public string? RulebookName { get; init; }

    [Description("The game system, such as dnd5e; recognised when left out.")]
    public string? System { get; init; }

    [Description("rulebook or flavor; recognised when left out.")]
    public string? SourceType { get; init; }

    [Description("Whether viewers may read its text; told from its licence when left out.")]
    public bool? Open { get; init; }
}

internal sealed record ListSourcesArguments
{
    [Description("Only this game system, such as dnd5e.")]
    public string? System { get; init; }

    [Description("Only rulebook or flavor.")]
    public string? SourceType { get; init; }
}

internal sealed record SourceArguments
{
    [Description("The source, by id or title.")]
    public required string Source { get; init; }
}

internal sealed record CompleteArguments
{
    [Description("What has been typed so far.")]
    public required string Typed { get; init; }

    [Description("How many at most; 8 when left out.")]
    public int? Limit { get; init; }
}

internal sealed record RuleArguments
{
    [Description("The id of an answer, as search gives it.")]
    public required string Id { get; init; }

    [Description("How many neighbours before and behind it to show too.")]
    public int Neighbours { get; init; }
}

internal sealed record LookupArguments
{
    [Description("The name of a spell, monster, item or any other entry.")]
    public required string Name { get; init; }

    [Description("Only this kind: spell, monster, item, class, race, condition ...")]
    public string? ContentType { get; init; }

    [Description("Only this game system, such as dnd5e.")]
    public string? System { get; init; }
}

internal sealed record ContentArguments
{
    [Description("Only this kind: spell, monster, item, class, race, background, condition ...")]
    public string? ContentType { get; init; }

    [Description("Only this game system, such as dnd5e.")]
    public string? System { get; init; }

    [Description("Only from books of this genre, such as fantasy.")]
    public string? Genre { get; init; }

    [Description("Only from this source, by id or title.")]
    public string? Rulebook { get; init; }

    [Description("Only names that hold this text.")]
    public string? Name { get; init; }

    [Description("Only entries that a person has looked at, or only those that nobody has.")]
    public bool? Validated { get; init; }

    [Description("How many at most; 50 when left out, 1000 at most.")]
    public int? Limit { get; init; }

    [Description("How many to leave out before the first.")]
    public int Offset { get; init; }
}

internal sealed record CorrectArguments
{
    [Description("The entry's key, as lookup and list_content give it.")]
    public required string Entry { get; init; }

    [Description("The source in which it is wrong, by id or title; only needed when several have this entry.")]
    public string? Source { get; init; }

    [Description("The field that is wrong, as lookup shows it, such as armor_class.")]
    public string? Field { get; init; }

    [Description("What is right.")]
    public string? Value { get; init; }

    [Description("What the entry is instead: rule, spell, monster, item ...")]
    public string? ContentType { get; init; }

    [Description("It is no entry at all.")]
    public bool NoEntry { get; init; }
}

internal sealed record NothingArguments;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(SearchArguments))]
[JsonSerializable(typeof(AddSourceArguments))]
[JsonSerializable(typeof(ListSourcesArguments))]
[JsonSerializable(typeof(SourceArguments))]
[JsonSerializable(typeof(CompleteArguments))]
[JsonSerializable(typeof(RuleArguments))]
[JsonSerializable(typeof(LookupArguments))]
[JsonSerializable(typeof(ContentArguments))]
[JsonSerializable(typeof(CorrectArguments))]
[JsonSerializable(typeof(NothingArguments))]
internal sealed partial class ArgumentsJson : JsonSerializerContext;
