using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

[Collection(Workshop.Guild)]
public sealed class StrangerTests(Workshop workshop)
{
    private const string Plugin = "omen-dice";

    [Fact]
    public void The_build_of_a_stranger_holds_nothing_of_the_host()
    {
        Assert.Equal(
            ["OmenDice.deps.json", "OmenDice.dll", "OmenDice.pdb", "assets/omen.css", "assets/omen.html", "assets/omen.js", "plugin.json"],
            Folders.Names(workshop.First));
    }

    [Fact]
    public async Task A_plugin_by_a_stranger_lives_changes_and_goes_while_the_host_runs()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"), null, "--verbose");
        await using var browser = await Browser.StartAsync();

        Drop(host, folder, workshop.First);
        var status = await RunningAsync(host, "1.0.0");
        Assert.Equal("Omen dice", status["name"]!.GetValue<string>());
        Assert.Empty(status["warnings"]!.AsArray());

        var page = await browser.OpenAsync(await AddressAsync(host));
        await OmenAsync(host, page, "raven circles|candle goes out");
        await Browser.PictureAsync(page, "stranger");
        Assert.Contains("Mira", (await host.CommandAsync("call", "read_omens")).ToJsonString(), StringComparison.Ordinal);

        Directory.Delete(Place(host), recursive: true);
        Drop(host, folder, workshop.Second);
        status = await RunningAsync(host, "1.1.0");
        Assert.StartsWith("unloaded in", status["lastUnload"]?.GetValue<string>() ?? await RemovedAsync(host), StringComparison.Ordinal);

        await OmenAsync(host, page, "owl watches|owl turns away");
        Assert.Contains("owl", (await host.CommandAsync("call", "read_omens")).ToJsonString(), StringComparison.Ordinal);
        await Browser.PictureAsync(page, "stranger-replaced");

        Directory.Delete(Place(host), recursive: true);
        await Patience.UntilAsync("the plugin is gone", async () => await StatusAsync(host) is null ? host : null);
        Assert.StartsWith("unloaded in", await RemovedAsync(host), StringComparison.Ordinal);
        var (code, _, _) = await HostProcess.RunAsync("call", "read_omens", "--data", host.Data);
        Assert.Equal(1, code);
        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task A_plugin_that_arrives_file_by_file_is_left_alone_until_it_is_whole()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        const string Assembly = "OmenDice.dll";
        foreach (var name in Folders.Names(workshop.First).Where(static name => name != Assembly))
        {
            Folders.CopyFile(workshop.First, Place(host), name);
            await LookedAsync(host, name.Replace('/', '-').Replace('.', '-').ToLowerInvariant());
            Assert.NotEqual("running", (await StatusAsync(host))?["state"]!.GetValue<string>());
        }

        var bytes = await File.ReadAllBytesAsync(Path.Combine(workshop.First, Assembly));
        await using (var file = File.Create(Path.Combine(Place(host), Assembly)))
        {
            await file.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await file.FlushAsync();
            await LookedAsync(host, "half");
            Assert.NotEqual("running", (await StatusAsync(host))?["state"]!.GetValue<string>());
            await file.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        var status = await RunningAsync(host, "1.0.0");
        Assert.Null(status["lastUnload"]);
        Assert.Contains("No omens yet", (await host.CommandAsync("call", "read_omens")).ToJsonString(), StringComparison.Ordinal);
    }

    private static string Place(HostProcess host) => Path.Combine(host.Data, "plugins", "OmenDice");

    /// <summary>The finished folder appears at once, as anybody careful would do it.</summary>
    private static void Drop(HostProcess host, TemporaryFolder folder, string build)
    {
        var draft = folder.In("draft");
        Folders.Copy(build, draft);
        Directory.Move(draft, Place(host));
    }

    /// <summary>A folder with nothing but a bad manifest: once the host tells of it, it has looked at all others as well.</summary>
    private static async Task LookedAsync(HostProcess host, string witness)
    {
        var place = Path.Combine(host.Data, "plugins", witness);
        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(place, "plugin.json"), $$"""{ "id": "{{witness}}", "assembly": "plugin.json" }""");
        await Patience.UntilAsync($"{witness} is told of", () => StatusAsync(host, witness));
    }

    private static async Task<JsonNode?> StatusAsync(HostProcess host, string id = Plugin) =>
        (await host.CommandAsync("plugins", "list"))["plugins"]!.AsArray().FirstOrDefault(plugin => plugin!["id"]!.GetValue<string>() == id);

    private static Task<JsonNode> RunningAsync(HostProcess host, string version) => Patience.UntilAsync(
        $"{Plugin} {version} runs",
        async () => await StatusAsync(host) is { } status && status["state"]!.GetValue<string>() == "running" && status["version"]!.GetValue<string>() == version ? status : null);

    /// <summary>How the unload went of which the host's log tells.</summary>
    private static Task<string> RemovedAsync(HostProcess host) => Patience.UntilAsync(
        "the removal is logged",
        () =>
        {
            const string Said = Plugin + " was removed and ";
            var output = host.Output;
            var at = output.LastIndexOf(Said, StringComparison.Ordinal);
            return Task.FromResult(at < 0 ? null : output[(at + Said.Length)..]);
        });

    private static async Task<string> AddressAsync(HostProcess host) =>
        (await host.CommandAsync("overlays"))["overlays"]!.AsArray().Single(overlay => overlay!["plugin"]!.GetValue<string>() == Plugin)!["address"]!.GetValue<string>();

    /// <summary>Rolls until the overlay tells of an omen in one of these words.</summary>
    private static async Task OmenAsync(HostProcess host, IPage page, string words)
    {
        await Patience.UntilAsync(
            $"an omen of {words}",
            async () =>
            {
                await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20", ["player"] = "Mira" });
                return await page.EvaluateAsync<bool>("words => new RegExp(words).test(document.getElementById('omen').innerText)", words) ? page : null;
            });
        await Assertions.Expect(page.Locator("#omen")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#omen")).ToContainTextAsync("Mira");
    }
}
