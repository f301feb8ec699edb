using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>What all readers of text do alike: they refuse what is too large, and what a library throws becomes an error.</summary>
internal static class TextReading
{
    public static Result<Document> Of(ReadOnlyMemory<byte> file, Func<string, Result<Document>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.Length > TextFile.MostBytes)
            return new Error("source-too-large", "This file is larger than 64 MiB.") { Hint = "Divide it into smaller files." };

        try
        {
            return read(TextFile.Decode(file.Span));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Error("source-unreadable", "This file could not be read: it is damaged or nested too deeply.")
            {
                Hint = "Open it in another program and save it again.",
            };
        }
    }

    /// <summary>A file's name as a title: without folders and ending, its dashes as spaces.</summary>
    public static string Title(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')).Replace('_', ' ').Replace('-', ' ').Trim();
        return name.Length == 0 ? "Untitled" : name;
    }
}
