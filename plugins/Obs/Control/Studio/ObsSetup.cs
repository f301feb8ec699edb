using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Makes the scene with a browser source for each overlay, or brings an earlier one up to date. What somebody moved or hid there stays so.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed class ObsSetup(ObsCalls obs)
{
    public const string Scene = "PluginHost";

    private const string Browser = "browser_source";

    public async Task<Result<SetUp>> RunAsync(IReadOnlyList<OverlayPage> pages, IReadOnlyCollection<OverlayPage> shown, string? campaign, CancellationToken cancellationToken)
    {
        var canvas = await obs.AskAsync("GetVideoSettings", cancellationToken);
        var scene = canvas.Succeeded ? await SceneAsync(cancellationToken) : canvas.Error;
        var inputs = scene.Succeeded ? await obs.AskAsync("GetInputList", cancellationToken) : scene.Error;
        var items = inputs.Succeeded ? await obs.AskAsync("GetSceneItemList", static json => json.WriteString("sceneName", Scene), cancellationToken) : inputs.Error;
        if (!items.Succeeded)
        {
            return items.Error;
        }

        var (width, height) = (Json.Number(canvas.Value, "baseWidth") ?? 1920, Json.Number(canvas.Value, "baseHeight") ?? 1080);
        var kinds = Json.Items(inputs.Value, "inputs").ToLookup(static input => Json.Text(input, "inputName"), static input => Json.Text(input, "unversionedInputKind") ?? Json.Text(input, "inputKind"), StringComparer.Ordinal);
        var placed = Json.Items(items.Value, "sceneItems").Select(static item => Json.Text(item, "sourceName")).ToHashSet(StringComparer.Ordinal);
        var (made, updated) = (new List<string>(), new List<string>());
        foreach (var page in pages)
        {
            var kind = kinds[page.Source].FirstOrDefault();
            if (kind is not null and not Browser)
            {
                return new Error("conflict", $"OBS has a source '{page.Source}' that is no browser source.") { Hint = "Rename or remove it, then run obs_setup again." };
            }

            var done = await PutAsync(new Placing(page, width, height, shown.Contains(page), campaign), kind is not null, placed.Contains(page.Source), cancellationToken);
            if (!done.Succeeded)
            {
                return done.Error.Code == ObsRefusals.NoSuchKind ? ObsRefusals.NoBrowser : done.Error;
            }

            (kind is null ? made : updated).Add(page.Source);
        }

        return new SetUp(Scene, width, height, made, updated);
    }

    /// <summary>Sees to it that the scene is there.</summary>
    public async Task<Result<JsonElement>> SceneAsync(CancellationToken cancellationToken)
    {
        var made = await obs.AskAsync("CreateScene", static json => json.WriteString("sceneName", Scene), cancellationToken);
        return made is { Error.Code: ObsRefusals.Exists } ? default(JsonElement) : made;
    }

    private async Task<Result<JsonElement>> PutAsync(Placing placing, bool exists, bool placed, CancellationToken cancellationToken)
    {
        var put = await obs.SendAsync(id => exists ? Update(id, placing) : Create(id, placing), cancellationToken);
        return put.Succeeded && exists && !placed
            ? await obs.AskAsync("CreateSceneItem", json => Item(json, "sourceName", placing), cancellationToken)
            : put;
    }

    private static OutgoingFrame Create(string id, Placing placing) => Addressed(placing, ObsFrames.Ask(id, "CreateInput", json =>
    {
        Item(json, "inputName", placing);
        json.WriteString("inputKind", Browser);
        Settings(json, placing);
    }));

    private static OutgoingFrame Update(string id, Placing placing) => Addressed(placing, ObsFrames.Ask(id, "SetInputSettings", json =>
    {
        json.WriteString("inputName", placing.Page.Source);
        json.WriteBoolean("overlay", true);
        Settings(json, placing);
    }));

    private static void Item(Utf8JsonWriter json, string name, Placing placing)
    {
        json.WriteString("sceneName", Scene);
        json.WriteString(name, placing.Page.Source);
        json.WriteBoolean("sceneItemEnabled", placing.Shown);
    }

    private static void Settings(Utf8JsonWriter json, Placing placing)
    {
        json.WriteStartObject("inputSettings");
        json.WriteString("url", "{computed:address}");
        json.WriteNumber("width", placing.Width);
        json.WriteNumber("height", placing.Height);
        json.WriteEndObject();
    }

    /// <summary>The host makes the address and the key in it; neither is known here.</summary>
    private static OutgoingFrame Addressed(Placing placing, OutgoingFrame frame) => frame with
    {
        Computed = new Dictionary<string, ComputedValue> { ["address"] = new(ComputedKind.PageAddress, "") { Page = placing.Page.Path, Campaign = placing.Campaign } },
    };

    private sealed record Placing(OverlayPage Page, int Width, int Height, bool Shown, string? Campaign);
}

/// <param name="Made">Sources that were made.</param>
/// <param name="Updated">Sources that were there and have the present address now.</param>
internal sealed record SetUp(string Scene, int Width, int Height, IReadOnlyList<string> Made, IReadOnlyList<string> Updated);
