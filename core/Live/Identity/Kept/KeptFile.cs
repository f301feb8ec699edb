using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A small file that is read once, held in memory, and written whole by replacing it; only its owner can open it. Safe for concurrent use.</summary>
internal sealed class KeptFile<T>
    where T : class
{
    private static readonly Error NotWritten = new("not-kept", "The data folder cannot be written to, so nothing was changed.") { Hint = "Check that it belongs to you and that the disk has space." };

    private readonly string _file;
    private readonly Func<JsonTypeInfo<T>> _type;
    private readonly Lock _gate = new();
    private volatile T _now;

    private KeptFile(string file, Func<JsonTypeInfo<T>> type, T now) => (_file, _type, _now) = (file, type, now);

    public T Now => _now;

    /// <param name="folder">The data folder.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="type">How it is read and written: asked only where there is something, since making it ready takes longer than reading the file.</param>
    /// <param name="empty">What there is before the first change.</param>
    public static Result<KeptFile<T>> Open(string folder, string name, Func<JsonTypeInfo<T>> type, T empty)
    {
        var file = Path.Combine(folder, name);
        try
        {
            return new KeptFile<T>(file, type, File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), type()) ?? empty : empty);
        }
        catch (JsonException)
        {
            return new Error("identity-damaged", $"The file {name} of the data folder is damaged, so nobody can be told from anybody else.")
            {
                Hint = $"Restore a backup, or move {name} away: who was known by it must then be invited anew.",
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Error("identity-unreadable", $"The file {name} of the data folder cannot be read.") { Hint = "Check that it belongs to you." };
        }
    }

    /// <summary>Changes what is kept. Either all of it is on the disk afterwards, or nothing was changed.</summary>
    public Result<TOut> Change<TOut>(Func<T, Result<(T Next, TOut Out)>> change)
    {
        lock (_gate)
        {
            var changed = change(_now);
            if (!changed.Succeeded)
            {
                return changed.Error;
            }

            if (!ReferenceEquals(changed.Value.Next, _now))
            {
                try
                {
                    OwnerFile.Replace(_file, JsonSerializer.SerializeToUtf8Bytes(changed.Value.Next, _type()));
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    return NotWritten;
                }

                _now = changed.Value.Next;
            }

            return changed.Value.Out;
        }
    }
}
