namespace PluginHost.Rules.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rules-index-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
