using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Requests to OBS that wait for its answer.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed class ObsCalls(Studio studio, IConnectionCaller connections)
{
    public const string Connection = "obs";

    /// <summary>Two of them fit into the time that a hook has.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public Task<Result<JsonElement>> AskAsync(string type, CancellationToken cancellationToken) => AskAsync(type, data: null, cancellationToken);

    public Task<Result<JsonElement>> AskAsync(string type, Action<Utf8JsonWriter>? data, CancellationToken cancellationToken) =>
        SendAsync(id => ObsFrames.Ask(id, type, data), cancellationToken);

    public async Task<Result<JsonElement>> SendAsync(Func<string, OutgoingFrame> frame, CancellationToken cancellationToken)
    {
        // Before OBS knows who we are, a request would end the connection.
        if (!studio.Ready)
        {
            return ObsRefusals.NotConnected;
        }

        var id = Guid.CreateVersion7().ToString("N");
        var answer = await connections.CallAsync(new ConnectionCall(Connection, id, frame(id)) { Timeout = Limit }, cancellationToken);
        return answer.Succeeded ? ObsRefusals.Outcome(answer.Value.Bytes) : answer.Error;
    }

    /// <summary>The scenes as OBS lists them, from the top.</summary>
    public async Task<Result<IReadOnlyList<string>>> ScenesAsync(CancellationToken cancellationToken)
    {
        var list = await AskAsync("GetSceneList", cancellationToken);
        if (!list.Succeeded)
        {
            return list.Error;
        }

        studio.Scene = Json.Text(list.Value, "currentProgramSceneName") ?? studio.Scene;
        return Json.Items(list.Value, "scenes").Select(static scene => Json.Text(scene, "sceneName")).OfType<string>().Reverse().ToList();
    }
}
