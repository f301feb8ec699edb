namespace PluginHost.Rules;

/// <summary>A piece of a document that is never cut by the layout: a heading, a paragraph, a list, a table.</summary>
/// <param name="Page">Counted from 1; 0 in a source without pages.</param>
internal abstract record Block(int Page);

/// <param name="Level">1 is the largest.</param>
internal sealed record Heading(int Page, int Level, string Text) : Block(Page);

/// <param name="Lead">The words at its beginning that stand out in bold ("Armor Class", "Multiattack."); they are not repeated in the text.</param>
internal sealed record Paragraph(int Page, string Text, string? Lead = null) : Block(Page);

internal sealed record Bullets(int Page, IReadOnlyList<string> Items) : Block(Page);

/// <param name="Header">The names of the columns; empty when the table has none.</param>
internal sealed record Table(int Page, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, string? Caption = null) : Block(Page);
