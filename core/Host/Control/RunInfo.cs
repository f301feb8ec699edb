using System.Text.Json;

namespace PluginHost.Host;

/// <summary>Where the running host of a data folder is. It means something only while the folder's lock is held.</summary>
/// <param name="Brief">It serves one command and then goes.</param>
internal sealed record RunInfo(int Pid, int Port, DateTimeOffset StartedAt, bool Brief)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static string FileOf(string folder) => Path.Combine(folder, "host.json");

    public static RunInfo? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(FileOf(folder)), ControlJson.Default.RunInfo);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the host listens, for whoever needs no more than that.</summary>
    public static int? PortIn(string folder)
    {
        try
        {
            var reader = new Utf8JsonReader(File.ReadAllBytes(FileOf(folder)));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("port"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var port) ? port : null;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // It is just being written, or none is there.
        }

        return null;
    }

    /// <summary>Written beside and moved over, so that a reader never sees half of it.</summary>
    public void Write(string folder)
    {
        var draft = FileOf(folder) + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, this, ControlJson.Default.RunInfo);
        }

        File.Move(draft, FileOf(folder), overwrite: true);
    }

    public static void Remove(string folder)
    {
        try
        {
            File.Delete(FileOf(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that is left behind means nothing once the lock is free.
        }
    }
}
