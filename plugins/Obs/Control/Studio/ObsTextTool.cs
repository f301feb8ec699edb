using System.ComponentModel;
using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>One line of text that OBS draws itself: it also works where OBS has no browser.</summary>
[Export(typeof(ITool))]
[method: ImportingConstructor]
internal sealed class ObsTextTool(ObsSetup setup, ObsCalls obs) : StreamTool<TextArguments>(
    "obs_text", "Write in OBS", "Writes a line into the text source 'PluginHost text' of OBS, which is made when it is missing; nothing takes the line away. It needs no browser source.", ControlJson.Default.TextArguments)
{
    private const string Source = "PluginHost text";
    private const int Longest = 500;
    private const int Size = 64;

    private static readonly string[] Kinds = ["text_gdiplus_v3", "text_gdiplus_v2", "text_ft2_source_v2"];

    protected override async Task<ToolResult> CallAsync(TextArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var text = arguments.Text ?? "";
        if (text.Length > Longest)
        {
            return ToolResult.Failed(Error.Invalid("text", $"A line has at most {Longest} characters."));
        }

        if (call.DryRun)
        {
            return ToolResult.Text($"OBS would show the line '{text}'.");
        }

        var written = await obs.AskAsync("SetInputSettings", json => Write(json, text), cancellationToken);
        var done = written is { Error.Code: ObsRefusals.NotFound } ? await MakeAsync(text, cancellationToken) : written;
        return done.Succeeded ? ToolResult.Text(text.Length == 0 ? "The line is gone." : $"OBS shows the line in '{Source}'.") : ToolResult.Failed(done.Error);
    }

    private async Task<Result<JsonElement>> MakeAsync(string text, CancellationToken cancellationToken)
    {
        var list = await obs.AskAsync("GetInputKindList", cancellationToken);
        var scene = list.Succeeded ? await setup.SceneAsync(cancellationToken) : list.Error;
        if (!scene.Succeeded)
        {
            return scene.Error;
        }

        var offered = Json.Items(list.Value, "inputKinds").Where(static kind => kind.ValueKind == JsonValueKind.String).Select(static kind => kind.GetString()).ToHashSet(StringComparer.Ordinal);
        return Kinds.FirstOrDefault(offered.Contains) is not { } kind
            ? new Error(ObsRefusals.NoSuchKind, "This OBS has no text sources.")
            : await obs.AskAsync(
                "CreateInput",
                json =>
                {
                    json.WriteString("sceneName", ObsSetup.Scene);
                    json.WriteString("inputKind", kind);
                    Write(json, text, first: true);
                },
                cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, string text, bool first = false)
    {
        json.WriteString("inputName", Source);
        json.WriteStartObject("inputSettings");
        json.WriteString("text", text);
        if (first)
        {
            // Without this it is as high as a third of the canvas. Later the looks are whatever somebody chose in OBS.
            json.WriteStartObject("font");
            json.WriteString("face", "Sans Serif");
            json.WriteString("style", "Regular");
            json.WriteNumber("size", Size);
            json.WriteNumber("flags", 0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

internal sealed record TextArguments([Description("The line; empty takes it away.")] string? Text = null);
