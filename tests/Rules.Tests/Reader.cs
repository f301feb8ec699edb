using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Rules.Tests;

/// <summary>Reads a text as the first reader that recognises it does.</summary>
internal static class Reader
{
    public static Document Text(string text, string name = "notes.txt") => Bytes(Encoding.UTF8.GetBytes(text), name);

    public static Document Bytes(byte[] bytes, string name)
    {
        var read = Attempt(bytes, name);
        Assert.True(read.Succeeded, read.Error?.ToString());
        return read.Value;
    }

    public static Result<Document> Attempt(byte[] bytes, string name) =>
        Of(bytes, name).Read(bytes, name, new Unheard(), CancellationToken.None);

    public static IDocumentReader Of(byte[] bytes, string name) =>
        DocumentReaders.All(TimeProvider.System).First(reader => reader.Recognises(bytes.AsSpan(0, Math.Min(bytes.Length, 4096)), name));

    private sealed class Unheard : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
