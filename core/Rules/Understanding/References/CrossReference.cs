namespace PluginHost.Rules.Understanding;

/// <summary>A place in a chunk that points to a section or an entry.</summary>
/// <param name="From">The chunk's key.</param>
/// <param name="Words">As they stand in the text.</param>
/// <param name="Target">The section's key, or the entry's.</param>
internal sealed record CrossReference(string From, string Words, ReferenceTarget Kind, string Target);

internal enum ReferenceTarget
{
    Section,
    Entry,
}
