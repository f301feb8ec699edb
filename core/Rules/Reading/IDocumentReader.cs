using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>Makes a document of one kind of file. A file that is damaged or hostile ends in an error or in a document with remarks, inside the limits.</summary>
internal interface IDocumentReader
{
    /// <summary>By content first: names lie.</summary>
    bool Recognises(ReadOnlySpan<byte> beginning, string fileName);

    Result<Document> Read(ReadOnlyMemory<byte> file, string fileName, IProgress<double> progress, CancellationToken cancellationToken);
}
