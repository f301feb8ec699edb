namespace PluginHost.Rules.Pdf;

/// <summary>An entry of the table of contents.</summary>
/// <param name="Title">What a viewer shows.</param>
/// <param name="Page">From 1; 0 when it leads to none.</param>
/// <param name="Depth">From 0.</param>
internal sealed record PdfOutline(string Title, int Page, int Depth);
