namespace PluginHost.Rules.Understanding;

/// <summary>What a person said about a section; it outlives every reading again, as long as the section has its path.</summary>
/// <param name="Section">The section's key.</param>
/// <param name="Type">What the section is; nothing when only fields are corrected.</param>
/// <param name="Field">A field's name as it is kept, such as "armor_class".</param>
internal sealed record Correction(string Section, ContentType? Type = null, string? Field = null, string? Value = null)
{
    /// <summary>Says that the section is no entry at all.</summary>
    public bool NoEntry { get; init; }
}
