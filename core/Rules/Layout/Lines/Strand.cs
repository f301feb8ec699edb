using PluginHost.Rules.Pdf;

namespace PluginHost.Rules.Layout;

/// <summary>Letters of one look within a line.</summary>
/// <param name="Apart">Whether a gap without a space is before it, as between narrow cells.</param>
internal readonly record struct Strand(string Text, PdfStyle Style, double Size, double Left, double Right, bool Apart = false);
