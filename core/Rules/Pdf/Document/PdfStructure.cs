namespace PluginHost.Rules.Pdf;

/// <summary>An element of a tagged file, in reading order: what comes after it and is deeper lies within it.</summary>
/// <param name="Tag">A standard one where the file says which stands for its own: P, H1, L, LI, Table, TR, TH, TD.</param>
/// <param name="Depth">From 0; the rows and cells of a table lie below it.</param>
/// <param name="Marks">The marked content that is its own.</param>
internal sealed record PdfStructure(string Tag, int Depth, IReadOnlyList<PdfMark> Marks)
{
    /// <summary>What should be read instead of its letters.</summary>
    public string? Replacement { get; init; }
}

/// <param name="Page">From 1.</param>
/// <param name="Number">As in <see cref="PdfRun.Mark"/>.</param>
internal readonly record struct PdfMark(int Page, int Number);
