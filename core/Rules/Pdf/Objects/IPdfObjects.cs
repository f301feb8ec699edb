namespace PluginHost.Rules.Pdf;

/// <summary>The objects of one open file. Safe for concurrent use.</summary>
internal interface IPdfObjects
{
    /// <summary>Follows references to their end; what is missing, damaged or a circle is <see cref="PdfObject.Null"/>.</summary>
    PdfObject Resolve(PdfObject? value);

    /// <summary>Decrypts and decodes all filters but those of pictures; a damaged tail is left out. Empty when nothing could be decoded or a limit was met.</summary>
    ReadOnlyMemory<byte> Decode(PdfStream stream);

    PdfLimits Limits { get; }
}
