using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;
using Show = PluginHost.EndToEnd.Tests.Evening;

namespace PluginHost.Benchmarks;

/// <summary>
/// How evenly a page moves while dice roll, hit points and turns change and tokens walk over a map with fog, at two resolutions. The peer is an empty page
/// in the same browser before and after: what this machine can do at all, without a graphics card.
/// </summary>
internal static class OverlayFrames
{
    private const double Long = 25;

    /// <summary>What all processors together have time for at sixty a second. The browser's work for a frame says on a busy machine as well whether it could keep that pace.</summary>
    private static readonly double OneFrame = 1000.0 / 60 * Environment.ProcessorCount;
    private const string Peer = "empty page";
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Empty = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        var evening = await Show.BeginAsync(host);
        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar" });
        await evening.DoAsync("reveal_map_area", new JsonObject { ["x"] = 2, ["y"] = 2, ["width"] = 9, ["height"] = 7 });
        foreach (var (who, x, y) in new[] { ("Ilvane Marrow", 5, 4), ("Tessaly Quick", 3, 3), ("Brine Husk", 8, 6) })
        {
            await evening.DoAsync("move_token", new JsonObject { ["who"] = who, ["x"] = x, ["y"] = y });
        }

        await using var browser = await Browser.StartAsync();
        foreach (var (width, height) in new[] { (1920, 1080), (3840, 2160) })
        {
            var (before, idle) = await EmptyAsync(browser, width, height);
            var page = await browser.OpenAsync(evening.Address("overlay"), width, height);
            await Browser.LiveAsync(page);
            await page.WaitForSelectorAsync("[data-token]");
            var (shown, work) = await FramesAsync(page, () => PlayAsync(evening));
            await page.CloseAsync();
            List<double> empty = [.. before, .. (await EmptyAsync(browser, width, height)).Frames];
            yield return new Figure("overlays", $"{width} x {height}: frames a second", Rate(shown), "fps") { Peer = Peer, Ratio = Rate(shown) / Rate(empty) };
            yield return new Figure("overlays", $"{width} x {height}: frames over {Long} ms", 100 * Slow(shown), "%") { Peer = Peer, Ratio = Slow(empty) > 0 ? Slow(shown) / Slow(empty) : null };
            yield return new Figure("overlays", $"{width} x {height}: worst frame", shown.Max(), "ms") { Peer = Peer, Ratio = shown.Max() / empty.Max() };
            yield return new Figure("overlays", $"{width} x {height}: processor time a frame", work, "ms") { Target = OneFrame, Peer = Peer, Ratio = work / idle };
        }
    }

    private static async Task<(List<double> Frames, double Work)> EmptyAsync(Browser browser, int width, int height)
    {
        var page = await browser.OpenAsync("about:blank", width, height);
        var frames = await FramesAsync(page, static () => Task.Delay(Empty));
        await page.CloseAsync();
        return frames;
    }

    private static async Task<(List<double> Frames, double Work)> FramesAsync(IPage page, Func<Task> meanwhile)
    {
        await page.WaitForTimeoutAsync(1000);
        await page.EvaluateAsync(await File.ReadAllTextAsync(OverlaysBenchmark.Script("frames.js")));
        var before = await WorkAsync(page);
        await meanwhile();
        List<double> frames = [.. await page.EvaluateAsync<double[]>("window.framesEnd()")];
        return (frames, (await WorkAsync(page) - before) / frames.Count);
    }

    /// <summary>The processor time of all processes of the browser so far, in milliseconds.</summary>
    private static async Task<double> WorkAsync(IPage page)
    {
        var session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        await session.DetachAsync();
        return answer!.Value.GetProperty("processInfo").EnumerateArray().Sum(static process => process.GetProperty("cpuTime").GetDouble()) * 1000;
    }

    /// <summary>Livelier than any evening: something moves all the time.</summary>
    private static async Task PlayAsync(Show evening)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var step = 0; step < Lasts.TotalMilliseconds / 250; step++)
        {
            await pace.WaitForNextTickAsync();
            Task doing = (step % 4) switch
            {
                0 => evening.RollAsync(step % 8 == 0 ? "1d20+5" : "8d6", "Ilvane Marrow"),
                1 => evening.DoAsync("set_hp", new JsonObject { ["character_id"] = "Tessaly Quick", ["current"] = 1 + (step * 7 % 29) }),
                2 => evening.DoAsync("move_token", new JsonObject { ["who"] = "Ilvane Marrow", ["x"] = 2 + (step % 8), ["y"] = 3 + (step % 5) }),
                _ => evening.DoAsync("next_turn", []),
            };
            await doing;
        }
    }

    private static double Rate(List<double> frames) => 1000 * frames.Count / frames.Sum();

    private static double Slow(List<double> frames) => frames.Count(static frame => frame > Long) / (double)frames.Count;
}
