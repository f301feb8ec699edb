namespace PluginHost.Rules.Pdf;

/// <summary>The pages of an open PDF file. Safe for concurrent use.</summary>
internal interface IPdfPages
{
    int PageCount { get; }

    /// <summary>What the file says its title is.</summary>
    string? Title { get; }

    /// <summary>The printed label of each page; empty when the file does not say.</summary>
    IReadOnlyList<string> PageLabels { get; }

    /// <summary>What a tagged file says of its order; empty when it is not tagged.</summary>
    IReadOnlyList<PdfStructure> Structure => [];

    /// <summary>What was wrong with the file, as sentences.</summary>
    IReadOnlyList<string> Remarks { get; }

    /// <param name="number">Counted from 1. A page that cannot be read is an empty one.</param>
    PdfPage Page(int number);
}
