namespace PluginHost.Rules.Pdf;

/// <summary>Takes the encryption off strings and streams.</summary>
internal interface IPdfCipher
{
    byte[] Text(byte[] bytes, int number, int generation);

    ReadOnlyMemory<byte> Stream(PdfStream stream, IPdfObjects objects);
}
