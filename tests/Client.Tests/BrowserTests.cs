using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;

namespace PluginHost.Client.Tests;

/// <summary>The same files in a real Chromium, as pages of ours and of plugins load them.</summary>
public sealed class BrowserTests
{
    private const string Sit = """
        async (options) => {
          const { connect } = await import('/client/index.js');
          const table = window.table = connect(options);
          window.rolls = [];
          table.on('event:dice/rolled', (happened) => window.rolls.push(happened.data.player));
          const snapshot = await table.once('snapshot');
          return `${table.me.role} ${table.transport} ${Object.keys(snapshot.parts).length > 0}`;
        }
        """;

    [Fact]
    public async Task A_page_of_the_host_sits_at_the_table_by_its_cookie()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(Ticket(host));

        Assert.Equal("gm socket true", await page.EvaluateAsync<string>(Sit, new { }));
        Assert.True(await page.EvaluateAsync<bool>("async () => (await table.call('roll_dice', { expression: '1d20', player: 'page' })).success"));
        await page.WaitForFunctionAsync("() => window.rolls.includes('page')");
        Assert.Equal("invalid", await page.EvaluateAsync<string>("() => table.call('roll_dice', { expression: 'zz' }).then(() => '', (why) => why.code)"));
        await page.EvaluateAsync("() => table.close()");

        Assert.Equal("gm sse true", await page.EvaluateAsync<string>(Sit, new { transport = "sse" }));
        Assert.True(await page.EvaluateAsync<bool>("async () => (await table.call('roll_dice', { expression: '1d20', player: 'stream' })).success"));
        await page.WaitForFunctionAsync("() => window.rolls.includes('stream')");
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("sse")]
    public async Task A_sandboxed_page_of_a_plugin_watches_its_feed(string transport)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var campaign = (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>();
        var page = await browser.OpenAsync($"http://127.0.0.1:{host.Port}/plugins/obs/overlay.html");
        Assert.Equal("null", await page.EvaluateAsync<string>("() => self.origin"));

        await page.EvaluateAsync(
            """
            async (options) => {
              const { watch } = await import('/client/index.js');
              window.told = [];
              window.feed = watch(options);
              feed.on('message', (message) => told.push(message.player ?? message.type));
            }
            """,
            new { key = host.OverlayKey(campaign), campaign, transport });
        await page.WaitForFunctionAsync("() => told.includes('initiative_update')");
        await host.CallAsync("roll_dice", new() { ["expression"] = "1d20", ["player"] = "sandbox" }, campaign);
        await page.WaitForFunctionAsync("() => told.includes('sandbox')");
        Assert.Equal(transport, await page.EvaluateAsync<string>("() => feed.transport"));
    }

    private static string Ticket(HostProcess host)
    {
        var address = $"http://127.0.0.1:{host.Port}/enter?ticket=";
        var line = host.Output.Split('\n').First(said => said.Contains(address, StringComparison.Ordinal));
        return line[line.IndexOf(address, StringComparison.Ordinal)..].Split(' ')[0];
    }
}
