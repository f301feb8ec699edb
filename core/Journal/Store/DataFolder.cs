using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>The claim of one process on a data folder, held until it is disposed or the process ends, however it ends.</summary>
public sealed class DataFolder : IDisposable
{
    private static readonly string[] Syncing = ["Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Mobile Documents", "Nextcloud", "pCloudDrive", "Syncthing"];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public static Result<DataFolder> Claim(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        if (SyncedBy(path) is { } service)
        {
            return new Error("data-folder-synced", $"The data folder lies in a folder that {service} synchronises, which would damage the journal.")
            {
                Hint = "Choose a folder on this computer's own disk with --data, and keep backups in the synchronised one.",
            };
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return new Error("data-folder-in-use", "Another PluginHost is using this data folder.") { Hint = "Use the running one, or choose another folder with --data." };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new Error("data-folder-read-only", "The data folder cannot be written to.") { Hint = "Give your user the right to write there, or choose another folder with --data." };
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Of all that can go wrong with a lock, only this means that another process has it: EAGAIN of Linux and macOS, a sharing or lock violation of Windows.</summary>
    private static bool IsHeld(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static string? SyncedBy(string path) => path
        .Split(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar)
        .Select(static part => Syncing.FirstOrDefault(service => IsOf(service, part)))
        .FirstOrDefault(static service => service is not null);

    /// <summary>With an account's name the folders are called "Dropbox (Personal)" or "GoogleDrive-name".</summary>
    private static bool IsOf(string service, string part) =>
        part.StartsWith(service, StringComparison.OrdinalIgnoreCase) && (part.Length == service.Length || part[service.Length] is ' ' or '-');
}
