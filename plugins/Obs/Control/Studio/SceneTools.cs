using System.ComponentModel;
using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Obs;

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsScenesTool(Studio studio, ObsCalls obs)
    : StreamTool<NoArguments>("obs_scenes", "Scenes of OBS", "Lists the scenes of OBS and says which one is on.", ControlJson.Default.NoArguments, looks: true, gives: ControlJson.Default.SceneList)
{
    protected override async Task<ToolResult> CallAsync(NoArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var scenes = await obs.ScenesAsync(cancellationToken);
        return scenes.Succeeded
            ? ToolResult.Of(new SceneList(studio.Scene, scenes.Value), ControlJson.Default.SceneList, string.Join('\n', scenes.Value.Select(scene => scene == studio.Scene ? $"{scene} (on)" : scene)))
            : ToolResult.Failed(scenes.Error);
    }
}

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsSwitchSceneTool(ObsCalls obs)
    : StreamTool<SceneArguments>("obs_switch_scene", "Switch the scene of OBS", "Puts a scene of OBS on the program.", ControlJson.Default.SceneArguments)
{
    protected override async Task<ToolResult> CallAsync(SceneArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var scenes = await obs.ScenesAsync(cancellationToken);
        if (!scenes.Succeeded)
        {
            return ToolResult.Failed(scenes.Error);
        }

        var scene = scenes.Value.FirstOrDefault(one => one == arguments.Scene) ?? scenes.Value.FirstOrDefault(one => one.Equals(arguments.Scene, StringComparison.OrdinalIgnoreCase));
        if (scene is null)
        {
            return ToolResult.Failed(Error.NotFound("OBS has no scene of that name.") with { Field = "scene", Hint = $"It has: {string.Join(", ", scenes.Value)}." });
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"OBS would show '{scene}'.");
        }

        var switched = await obs.SendAsync(id => ObsFrames.Switch(id, scene), cancellationToken);
        return switched.Succeeded ? ToolResult.Text($"OBS shows '{scene}'.") : ToolResult.Failed(switched.Error);
    }
}

internal sealed record SceneArguments([Description("The scene's name in OBS.")] string Scene);

/// <param name="Current">The scene that is on.</param>
/// <param name="Scenes">From the top, as OBS lists them.</param>
internal sealed record SceneList(string? Current, IReadOnlyList<string> Scenes);
