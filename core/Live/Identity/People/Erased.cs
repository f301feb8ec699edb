using System.Collections.Immutable;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The ids of those who were erased. It stays out of backups, and a backup that comes back is cleared of them.</summary>
internal sealed class Erased(KeptFile<ErasedFile> file)
{
    private const string Name = "erased.json";

    public static Result<Erased> Open(string folder) => KeptFile<ErasedFile>.Open(folder, Name, static () => IdentityJson.Default.ErasedFile, new ErasedFile([])).Then<Erased>(static kept => new Erased(kept));

    public Result<string> Add(string id) => file.Change<string>(kept => (kept.People.Contains(id) ? kept : new ErasedFile(kept.People.Add(id)), id));

    public bool Has(string id) => file.Now.People.Contains(id);
}

internal sealed record ErasedFile(ImmutableArray<string> People);

/// <summary>The directory of people as a backup holds it.</summary>
public static class PeopleCopy
{
    public const string Name = "people.json";

    public static string FileIn(string folder) => Path.Combine(folder, Name);

    public static bool Write(string folder, string copy)
    {
        if (!File.Exists(FileIn(folder)))
        {
            return false;
        }

        OwnerFile.Write(copy, File.ReadAllBytes(FileIn(folder)));
        return true;
    }

    /// <summary>Takes out of a copy who was erased since it was made.</summary>
    public static bool Accept(string folder, string copy)
    {
        try
        {
            var erased = Erased.Open(folder);
            if (!erased.Succeeded || JsonSerializer.Deserialize(File.ReadAllBytes(copy), IdentityJson.Default.PeopleFile) is not { People.IsDefault: false } kept)
            {
                return false;
            }

            OwnerFile.Replace(copy, JsonSerializer.SerializeToUtf8Bytes(new PeopleFile(kept.People.RemoveAll(one => erased.Value.Has(one.Id))), IdentityJson.Default.PeopleFile));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
