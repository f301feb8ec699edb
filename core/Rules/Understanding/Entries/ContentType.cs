using System.Text.Json.Serialization;

namespace PluginHost.Rules.Understanding;

/// <summary>What a piece of a book is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentType>))]
internal enum ContentType
{
    Rule,
    Spell,
    Monster,
    Item,
    Class,
    Race,
    Background,
    Feat,
    Table,
    Condition,
    Skill,
    Power,
    Cyberware,
    Vehicle,
    Faction,
    Narrative,
}
