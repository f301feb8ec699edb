using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>Files that may become sources. Tools reach only the configured folders; the person at the command line may name any file.</summary>
internal sealed class SourceFiles(IReadOnlyList<string> folders)
{
    private const long Largest = 512L << 20;
    private const int MostFiles = 1_000;

    private static readonly string[] Known = [".pdf", ".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".json"];

    /// <summary>One file, or the readable files of a folder and those below it.</summary>
    public Result<IReadOnlyList<string>> Find(string path, bool anywhere)
    {
        string full;
        try
        {
            full = Path.GetFullPath(path, anywhere || folders.Count == 0 ? Environment.CurrentDirectory : folders[0]);
        }
        catch (ArgumentException)
        {
            return Missing();
        }

        if (!anywhere && !folders.Any(folder => FolderFence.IsIn(full, folder)))
        {
            return Error.Forbidden("Only files in the folder for books can be added from here.") with { Field = "path", Hint = "Put the file into the folder 'books' of the data folder, or add it from the command line: sources add FILE" };
        }

        if (Directory.Exists(full))
        {
            string[] files = [.. Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(static file => Known.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(MostFiles)];
            return files.Length > 0 ? files : new Error("no-sources", "The folder holds nothing that can be read.") { Hint = "PDF, Markdown, HTML, text and JSON files can be." };
        }

        return File.Exists(full) ? new[] { full } : Missing();
    }

    public static async Task<Result<byte[]>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(file).Length > Largest
                ? new Error("too-large", $"A source has at most {Largest >> 20} MB.") { Hint = "Split the file." }
                : await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("unreadable", "The file cannot be read.") { Hint = "Check that it is still there and that you may read it." };
        }
    }

    private static Result<IReadOnlyList<string>> Missing() => Error.NotFound("There is no such file.") with { Field = "path" };
}
