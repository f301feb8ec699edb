using System.Composition;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Switches scenes at cues. What OBS cannot be told now is kept, and told when it is back.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed partial class SceneCues(Desk desk, Studio studio, ObsCalls obs, TimeProvider time, ILogger log)
{
    public async Task<IReadOnlyList<StateChange>> ShowAsync(Cue cue, CancellationToken cancellationToken)
    {
        if (desk.Settings.ObsAddress.Length == 0 || !desk.Settings.Scenes.TryGetValue(cue.Name, out var scene))
        {
            return [];
        }

        // Set before it is asked whether OBS is there: whoever comes later of us and its return shows it.
        var wanted = new WantedScene(scene, cue.Name, time.GetUtcNow());
        studio.Wanted = wanted;
        var switched = await obs.SendAsync(id => ObsFrames.Switch(id, scene), cancellationToken);
        if (switched is { Error.Code: "not-connected" or "timeout" or ObsRefusals.NotReady })
        {
            return [new StateChange(WantedScene.Key, JsonSerializer.SerializeToElement(wanted, ControlJson.Default.WantedScene))];
        }

        studio.Wanted = studio.Wanted == wanted ? null : studio.Wanted;
        studio.Problem = switched.Succeeded ? null : Failed(wanted, switched.Error);
        if (studio.Problem is { } problem)
        {
            NotShown(log, problem);
        }

        return [new StateChange(WantedScene.Key, null)];
    }

    public static string Failed(WantedScene wanted, Error refused) => refused.Code == ObsRefusals.NotFound
        ? $"At '{wanted.Cue}' the scene '{wanted.Scene}' was to be shown, but OBS has none of that name."
        : $"At '{wanted.Cue}' the scene '{wanted.Scene}' was to be shown, but OBS did not: {refused.Message}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void NotShown(ILogger log, string problem);
}
