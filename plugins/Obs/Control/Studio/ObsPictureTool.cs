using System.ComponentModel;
using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Obs;

[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsPictureTool(ObsCalls obs) : StreamTool<PictureArguments>(
    "obs_picture", "See the stream", "A picture of a scene of OBS, by default of the one that is on: what viewers see.", ControlJson.Default.PictureArguments, looks: true)
{
    private const string Start = "data:image/png;base64,";

    protected override async Task<ToolResult> CallAsync(PictureArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        if (arguments.Width is < 64 or > 1920)
        {
            return ToolResult.Failed(Error.Invalid("width", "A picture is 64 to 1920 pixels wide."));
        }

        var current = arguments.Scene is { } named ? named : await obs.AskAsync("GetCurrentProgramScene", cancellationToken) is { Succeeded: true } answer ? Json.Text(answer.Value, "currentProgramSceneName") : null;
        if (current is null)
        {
            return ToolResult.Failed(ObsRefusals.NotConnected);
        }

        var taken = await obs.AskAsync(
            "GetSourceScreenshot",
            json =>
            {
                json.WriteString("sourceName", current);
                json.WriteString("imageFormat", "png");
                json.WriteNumber("imageWidth", arguments.Width);
            },
            cancellationToken);
        if (!taken.Succeeded)
        {
            return ToolResult.Failed(taken.Error);
        }

        return Json.Text(taken.Value, "imageData") is { } data && data.StartsWith(Start, StringComparison.Ordinal) && Bytes(data[Start.Length..]) is { } bytes
            ? new ToolResult { Content = [new ImageContent(bytes, "image/png"), new TextContent($"The scene '{current}'.")] }
            : ToolResult.Failed(new Error("obs-failed", "OBS sent no picture."));
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}

internal sealed record PictureArguments(
    [Description("The scene's name in OBS; default: the one that is on.")] string? Scene = null,
    [Description("How wide, in pixels.")] int Width = 640);
