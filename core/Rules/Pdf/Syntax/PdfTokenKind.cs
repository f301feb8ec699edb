namespace PluginHost.Rules.Pdf;

internal enum PdfTokenKind
{
    End,
    Number,
    Name,
    Text,
    Keyword,
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
}
