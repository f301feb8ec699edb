namespace PluginHost.Rules.Finding;

/// <summary>What the finder is made of; each can be left out to see what it is worth.</summary>
[Flags]
internal enum Mechanisms
{
    None = 0,
    Spelling = 1,
    Synonyms = 1 << 1,
    Families = 1 << 2,
    Titles = 1 << 3,
    Coverage = 1 << 4,
    Nearness = 1 << 5,
    Kinds = 1 << 6,
    Joins = 1 << 7,
    WeakWords = 1 << 8,
    Vectors = 1 << 9,
    Glossary = 1 << 10,
    All = (1 << 11) - 1,
}
