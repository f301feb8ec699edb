using System.Text;
using PluginHost.Rules.Library;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Files that come in: from the folder for imports, from anywhere when the game master's own command line names them, or as a text.</summary>
internal sealed class FileIntake(string folder)
{
    private const int Largest = 32 << 20;
    private const int LargestTogether = 128 << 20;
    private const int MostFiles = 5_000;

    public async Task<Result<IReadOnlyList<FormatFile>>> ReadAsync(string? path, string? text, bool anywhere, CancellationToken cancellationToken)
    {
        if (text is { Length: > 0 })
        {
            return new[] { new FormatFile("text", "text/plain", Encoding.UTF8.GetBytes(text)) };
        }

        if (path is not { Length: > 0 } || path.Contains('\0', StringComparison.Ordinal))
        {
            return Error.Invalid("path", "No file was named.") with { Hint = "Name a file with path, or send its text as content." };
        }

        var full = Path.GetFullPath(path, anywhere ? Environment.CurrentDirectory : folder);
        if (!anywhere && !FolderFence.IsIn(full, folder))
        {
            return Error.Forbidden("Only files in the folder for imports can be read from here.") with { Field = "path", Hint = "Put the file into the folder 'imports' of the data folder, or use the command line: import FILE" };
        }

        try
        {
            return Directory.Exists(full) ? await FolderAsync(full, cancellationToken)
                : File.Exists(full) ? await FilesAsync(Path.GetDirectoryName(full)!, [full], cancellationToken)
                : Error.NotFound("There is no such file.") with { Field = "path" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("unreadable", "The file cannot be read.") { Field = "path", Hint = "Check that it is still there and that you may read it." };
        }
    }

    private static Task<Result<IReadOnlyList<FormatFile>>> FolderAsync(string folder, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        string[] files = [.. Directory.EnumerateFiles(folder, "*", options).Take(MostFiles + 1).Order(StringComparer.Ordinal)];
        return files.Length is 0 or > MostFiles
            ? Task.FromResult<Result<IReadOnlyList<FormatFile>>>(Error.Invalid("path", files.Length == 0 ? "The folder is empty." : $"A folder has at most {MostFiles} files."))
            : FilesAsync(folder, files, cancellationToken);
    }

    private static async Task<Result<IReadOnlyList<FormatFile>>> FilesAsync(string root, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var read = new List<FormatFile>();
        long together = 0;
        foreach (var file in files)
        {
            var length = new FileInfo(file).Length;
            together += length;
            if (length > Largest || together > LargestTogether)
            {
                return new Error("too-large", $"A file has at most {Largest >> 20} MB, a folder {LargestTogether >> 20}.") { Field = "path" };
            }

            read.Add(new FormatFile(Path.GetRelativePath(root, file).Replace('\\', '/'), "application/octet-stream", await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return read;
    }
}
