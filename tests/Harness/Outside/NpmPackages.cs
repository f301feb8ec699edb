namespace PluginHost.Harness;

/// <summary>Packages of others from npm, pinned, and fetched once into the clone's artifacts.</summary>
public sealed class NpmPackages
{
    private readonly string[] _wanted;
    private readonly Lazy<Task> _fetched;

    /// <param name="name">What the folder is called after.</param>
    /// <param name="wanted">Each as <c>name@version</c>.</param>
    public NpmPackages(string name, params string[] wanted)
    {
        (_wanted, Folder) = (wanted, Path.Combine(Repository.Root, "artifacts", "npm-" + name));
        _fetched = new(FetchAsync);
    }

    public string Folder { get; }

    /// <summary>A file of a package, there once they were fetched.</summary>
    public string Module(params string[] path) => Path.Combine([Folder, "node_modules", .. path]);

    /// <summary>The folder, with the packages in it.</summary>
    /// <exception cref="InvalidOperationException">They could not be fetched.</exception>
    public async Task<string> FolderAsync()
    {
        await _fetched.Value;
        return Folder;
    }

    private async Task FetchAsync()
    {
        var wanted = string.Join('\n', _wanted);
        var mark = Path.Combine(Folder, "installed");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        var npm = await Programs.RunAsync("npm", ["install", "--no-audit", "--no-fund", "--prefix", Folder, .. _wanted]);
        if (npm.Code != 0)
        {
            throw new InvalidOperationException($"npm could not fetch {string.Join(", ", _wanted)}. It said: {npm.Said.Trim()}");
        }

        await File.WriteAllTextAsync(mark, wanted);
    }
}
