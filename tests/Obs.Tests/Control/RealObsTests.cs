using System.IO.Compression;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

public sealed class RealObsTests
{
    private const string Word = "not \"simple\"";

    [RealObsFact]
    public async Task Real_obs_is_driven_through_an_evening_with_a_wrong_password_and_a_crash()
    {
        await using var obs = await RealObs.StartAsync("probe-secret");
        await using (var wrong = await Stage.OpenAsync(Stage.Obs(obs.Address), ("OBS_WEBSOCKET_PASSWORD", Word)))
        {
            await Stage.UntilAsync(async () => (await wrong.PluginAsync())["note"]?.GetValue<string>().StartsWith("OBS refuses the password", StringComparison.Ordinal) == true, "The wrong password was not told.");
        }

        await using var stage = await Stage.OpenAsync(Stage.Obs(obs.Address, ("combatStarts", "Scene"), ("combatEnds", "PluginHost")), ("OBS_WEBSOCKET_PASSWORD", "probe-secret"));
        await stage.ConnectedAsync();
        Assert.Equal((1280, 720), await CanvasAsync(stage));

        // Debian builds OBS without its browser; a text source, which OBS draws itself, stands in for it here.
        Assert.Contains("This OBS has no browser sources", await stage.RefusedAsync("obs_setup"), StringComparison.Ordinal);
        Assert.Contains("PluginHost", (await stage.CallAsync("obs_scenes"))["data"]!["scenes"]!.AsArray().Select(static scene => scene!.GetValue<string>()));
        await stage.CallAsync("end_combat");
        await ShowsAsync(stage, "PluginHost");

        var empty = Ink(await PictureAsync(stage));
        await stage.CallAsync("obs_text", new JsonObject { ["text"] = "The lamp goes out" });
        await Stage.UntilAsync(async () => Ink(await PictureAsync(stage)) > empty + 200, "The picture stayed blank.");
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName, "obs.png"), await PictureAsync(stage));
        await stage.CallAsync("obs_text", new JsonObject { ["text"] = "" });
        await Stage.UntilAsync(async () => Ink(await PictureAsync(stage)) == empty, "The line did not go.");

        await stage.CallAsync("add_combatant", new JsonObject { ["name"] = "Goblin", ["hp"] = 7 });
        await ShowsAsync(stage, "Scene");
        await obs.KillAsync();
        await Stage.UntilAsync(async () => !(await stage.CallAsync("obs_status"))["data"]!["connected"]!.GetValue<bool>(), "Nobody saw OBS go.");
        await stage.CallAsync("end_combat");
        await Stage.UntilAsync(async () => (await stage.CallAsync("obs_status"))["data"]!["waits"]?.GetValue<string>() == "PluginHost", "The scene does not wait.");

        await obs.RunAsync();
        await ShowsAsync(stage, "PluginHost");
        await stage.CallAsync("obs_switch_scene", new JsonObject { ["scene"] = "scene" });
        await ShowsAsync(stage, "Scene");
        Assert.DoesNotContain("probe-secret", stage.Host.Output, StringComparison.Ordinal);
    }

    private static async Task<(int Width, int Height)> CanvasAsync(Stage stage)
    {
        var status = (await stage.CallAsync("obs_status"))["data"]!;
        return (status["width"]!.GetValue<int>(), status["height"]!.GetValue<int>());
    }

    private static Task ShowsAsync(Stage stage, string scene) =>
        Stage.UntilAsync(async () => (await stage.CallAsync("obs_status"))["data"]!["scene"]?.GetValue<string>() == scene, $"OBS does not show '{scene}'.");

    private static async Task<byte[]> PictureAsync(Stage stage)
    {
        var content = (await stage.CallAsync("obs_picture"))["content"]!.AsArray();
        return content.Select(static one => one!["bytes"] ?? one["data"]).OfType<JsonNode>().Select(static one => Convert.FromBase64String(one.GetValue<string>())).First();
    }

    /// <summary>How many bytes of a PNG's lines differ from what lies before them: none but the ends of an even picture.</summary>
    private static int Ink(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        lines.CopyTo(plain);
        var bytes = plain.ToArray();
        return bytes.Zip(bytes.Skip(4)).Count(static pair => pair.First != pair.Second);
    }
}
