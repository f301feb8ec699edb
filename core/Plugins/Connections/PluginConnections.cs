using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>All connections of one loaded plugin. They end before it is unloaded, and hold nothing of it.</summary>
internal sealed class PluginConnections(PluginRun run, IReadOnlyList<string> names, Reactions reactions, PluginHouseWorld world, Func<string, Result<string>> folders, Action changed) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<(string Name, ConnectionLine Line)> _lines =
    [
        .. names.Select((name, index) => (name, new ConnectionLine(
            new ConnectionSide(run, index, name, reactions, new FrameText(run.Manifest, world.Options, world.Time), new PlanCheck(run.Manifest, world.Options.Secrets, folders), world),
            changed,
            world.Loggers.CreateLogger("plugin." + run.Manifest.Id))))
    ];

    private Task _running = Task.CompletedTask;

    /// <summary>How each is.</summary>
    public IEnumerable<string> Told => _lines.Select(static line => line.Line.Told);

    public string? Trouble => _lines.Select(static line => line.Line.Trouble).FirstOrDefault(static trouble => trouble is not null);

    /// <summary>Of two with one name only the first is made.</summary>
    public void Start() =>
        _running = Task.WhenAll(_lines.DistinctBy(static line => line.Name, StringComparer.Ordinal).Select(line => Task.Run(() => line.Line.RunAsync(_stop.Token), CancellationToken.None)));

    public async Task<Result<ConnectionAnswer>> CallAsync(ConnectionCall call, CancellationToken cancellationToken)
    {
        var line = _lines.FirstOrDefault(line => line.Name == call.Connection).Line;
        return line is null ? Error.NotFound($"{run.Manifest.Name} has no connection '{call.Connection}'.") : await line.CallAsync(call, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }
}
