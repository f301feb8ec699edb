using System.ComponentModel;
using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Obs;

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsSetupTool(ObsSetup setup) : StreamTool<SetupArguments>(
    "obs_setup",
    "Set OBS up",
    "Makes the scene 'PluginHost' in OBS with a browser source for each overlay, as large as the canvas, or gives an earlier one the present addresses. Needed once, and after 'overlays --renew'.",
    ControlJson.Default.SetupArguments,
    gives: ControlJson.Default.SetUp)
{
    protected override async Task<ToolResult> CallAsync(SetupArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var wanted = arguments.Show ?? [OverlayPages.All[0].Name];
        var unknown = wanted.FirstOrDefault(static name => !OverlayPages.All.Any(page => page.Name == name));
        if (unknown is not null)
        {
            return ToolResult.Failed(Error.Invalid("show", $"There is no overlay '{unknown}'.") with { Hint = $"There are: {string.Join(", ", OverlayPages.All.Select(static page => page.Name))}." });
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"OBS would get the scene '{ObsSetup.Scene}' with {OverlayPages.All.Count} browser sources.");
        }

        var done = await setup.RunAsync(OverlayPages.All, [.. OverlayPages.All.Where(page => wanted.Contains(page.Name, StringComparer.Ordinal))], call.Campaign, cancellationToken);
        return done.Succeeded ? ToolResult.Of(done.Value, ControlJson.Default.SetUp, Text(done.Value)) : ToolResult.Failed(done.Error);
    }

    private static string Text(SetUp done) => (done.Made.Count, done.Updated.Count) switch
    {
        (0, _) => $"The {done.Updated.Count} browser sources of the scene '{done.Scene}' have the present addresses.",
        (_, 0) => $"The scene '{done.Scene}' has {done.Made.Count} browser sources of {done.Width} x {done.Height}. Put it into your own scenes as a source, and show or hide the overlays there.",
        _ => $"The scene '{done.Scene}' has {done.Made.Count} new browser sources; the other {done.Updated.Count} have the present addresses.",
    };
}

internal sealed record SetupArguments(
    [Description("Which overlays are shown at first, by their pages' names such as dice; default: the one that shows everything. All are made.")] IReadOnlyList<string>? Show = null);
