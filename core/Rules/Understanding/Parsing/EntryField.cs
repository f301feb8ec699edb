namespace PluginHost.Rules.Understanding;

/// <summary>One line of an entry: a known field, a feature with a name of its own, a part's heading, or plain text.</summary>
/// <param name="Name">Of a known field, in our words; nothing otherwise.</param>
/// <param name="Label">As it stands in the book.</param>
internal sealed record EntryField(string? Name, string? Label, string Text, Block Block);
