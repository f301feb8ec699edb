namespace PluginHost.Host.Tests;

/// <summary>A test with a data folder and a running host of its own.</summary>
public abstract class HostedTest : IAsyncLifetime, IDisposable
{
    private protected DataFolderForTest Data { get; } = new();

    private protected HostProcess Host { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Host = await HostProcess.StartAsync(Data.Path);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        Host?.Dispose();
        Data.Dispose();
    }

    /// <summary>Runs a command against the host. Behind <c>--</c> nothing is ours, so the folder is named before.</summary>
    private protected Task<Ran> CommandAsync(params string[] words) => InProcess.RunAsync([.. words[..1], "--data", Data.Path, .. words[1..]]);
}
