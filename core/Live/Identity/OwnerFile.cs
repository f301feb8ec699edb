namespace PluginHost.Live;

/// <summary>Files that nobody but their owner can open, from their first byte.</summary>
internal static class OwnerFile
{
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var stream = new FileStream(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    public static void Replace(string file, ReadOnlySpan<byte> bytes)
    {
        var draft = file + ".new";
        File.Delete(draft);
        Write(draft, bytes);
        File.Move(draft, file, overwrite: true);
    }
}
