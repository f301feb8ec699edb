using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Obs;

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsStatusTool(Desk desk, Studio studio, ObsCalls obs)
    : StreamTool<NoArguments>("obs_status", "OBS status", "Says whether OBS is connected, which scene is on, whether it streams or records, and which scenes wait for it.", ControlJson.Default.NoArguments, looks: true, gives: ControlJson.Default.ObsStatus)
{
    protected override async Task<ToolResult> CallAsync(NoArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var waits = studio.Wanted?.Scene;
        if (desk.Settings.ObsAddress.Length == 0)
        {
            return Told(new ObsStatus(false, "OBS is switched off: its address in the settings is empty."));
        }

        if (!studio.Ready)
        {
            return Away(waits);
        }

        var version = await obs.AskAsync("GetVersion", cancellationToken);
        var scene = await obs.AskAsync("GetCurrentProgramScene", cancellationToken);
        var canvas = await obs.AskAsync("GetVideoSettings", cancellationToken);
        var stream = await obs.AskAsync("GetStreamStatus", cancellationToken);
        var record = await obs.AskAsync("GetRecordStatus", cancellationToken);
        if (!version.Succeeded || !scene.Succeeded)
        {
            // It may have gone since it was asked.
            var error = version.Error ?? scene.Error!;
            return studio.Ready && error.Code != "not-connected" ? ToolResult.Failed(error) : Away(waits);
        }

        var name = Json.Text(scene.Value, "currentProgramSceneName");
        return Told(new ObsStatus(true, $"OBS {Json.Text(version.Value, "obsVersion")} is connected and shows '{name}'.")
        {
            Scene = name,
            ObsVersion = Json.Text(version.Value, "obsVersion"),
            SocketVersion = Json.Text(version.Value, "obsWebSocketVersion"),
            Width = Json.Number(canvas.Value, "baseWidth"),
            Height = Json.Number(canvas.Value, "baseHeight"),
            Streaming = Json.Is(stream.Value, "outputActive"),
            Recording = Json.Is(record.Value, "outputActive"),
            Waits = waits,
            Problem = studio.Problem,
        });
    }

    private ToolResult Away(string? waits) => Told(new ObsStatus(false, $"OBS is not connected. {ObsRefusals.Start}") { Waits = waits, Problem = studio.Problem });

    private static ToolResult Told(ObsStatus status) => ToolResult.Of(
        status,
        ControlJson.Default.ObsStatus,
        string.Join(' ', new[] { status.State, status.Waits is { } scene ? $"'{scene}' waits for it." : null, status.Problem }.OfType<string>()));
}

/// <param name="State">One sentence.</param>
internal sealed record ObsStatus(bool Connected, string State)
{
    public string? Scene { get; init; }

    public string? ObsVersion { get; init; }

    public string? SocketVersion { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public bool Streaming { get; init; }

    public bool Recording { get; init; }

    /// <summary>The scene that a cue asked for and OBS has not shown yet.</summary>
    public string? Waits { get; init; }

    public string? Problem { get; init; }
}
