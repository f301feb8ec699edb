namespace PluginHost.Host.Tests;

internal sealed class DataFolderForTest : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pluginhost-test-").FullName;

    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
