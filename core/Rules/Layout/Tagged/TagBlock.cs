namespace PluginHost.Rules.Layout;

internal enum TagKind
{
    Text,
    Heading,
    Item,
    Cell,
    Caption,
}

/// <summary>What a tagged file says stands together: a paragraph, a heading, an item, or a cell with all that is in it.</summary>
/// <param name="Level">Of a heading, from 1.</param>
/// <param name="Table">The table it is in; -1 for none.</param>
/// <param name="Row">Of a cell, counted through the document.</param>
/// <param name="Names">Whether the cell names a row or a column.</param>
internal readonly record struct TagBlock(TagKind Kind, int Level = 0, int Table = -1, int Row = -1, bool Names = false);
