namespace PluginHost.Rules.Finding;

/// <summary>What a passage is about, as far as its words tell.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Rule = 1,
    Spell = 2,
    Creature = 4,
    MagicItem = 8,
    Gear = 16,
    Feature = 32,
}
