using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What a plugin imports before its connections exist; it finds them when they do.</summary>
internal sealed class ConnectionCaller : IConnectionCaller
{
    private const int LongestCorrelation = 128;

    private volatile PluginConnections? _connections;

    public void Serve(PluginConnections connections) => _connections = connections;

    public async Task<Result<ConnectionAnswer>> CallAsync(ConnectionCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Correlation is not { Length: > 0 and <= LongestCorrelation })
            return Error.Invalid("correlation", "A correlation has 1 to 128 characters.");
        if (_connections is not { } connections)
            return new Error("not-connected", "The plugin is being loaded.") { Hint = "Try again in a moment." };

        return await connections.CallAsync(call with { Frame = ConnectionCopies.Frame(call.Frame) }, cancellationToken);
    }
}
