using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Letters of one look within a line.</summary>
internal readonly record struct Strand(string Text, PdfStyle Style, double Size, double Left, double Right);
