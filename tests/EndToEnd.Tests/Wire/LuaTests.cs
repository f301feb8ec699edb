using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Harness;
using Xunit.Abstractions;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The page about the wire shows a program in Lua; here it runs, letter by letter but for the port.</summary>
public sealed class LuaTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_lines_of_the_pages_example_reach_a_real_Lua()
    {
        if (!await HasLuaAsync())
        {
            output.WriteLine("Lua 5.4 with luasocket is not installed here, so the example was not run: apt-get install lua5.4 lua-socket");
            return;
        }

        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var script = folder.In("example.lua");
        await File.WriteAllTextAsync(script, "io.stdout:setvbuf(\"line\")\n" + Example().Replace("8765", host.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        using var lua = Start(script, host.Key);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await UntilAsync(lua, "snapshot", patience.Token);
            await host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d20+5", ["player"] = "Ilvane Marrow" });
            var told = await UntilAsync(lua, "event", patience.Token);
            Assert.Equal("Ilvane Marrow", told["data"]!["player"]!.GetValue<string>());
        }
        finally
        {
            lua.Kill();
        }
    }

    private static string Example()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "docs", "wire.md"));
        var start = page.IndexOf("```lua\n", StringComparison.Ordinal) + "```lua\n".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static async Task<JsonNode> UntilAsync(Process lua, string type, CancellationToken cancellationToken)
    {
        while (await lua.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (JsonNode.Parse(line) is { } message && message["type"]?.GetValue<string>() == type)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"Lua ended before it was told of '{type}': {await lua.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    private static Process Start(string script, string key)
    {
        var start = new ProcessStartInfo("lua5.4", [script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PLUGINHOST_KEY"] = key;
        return Process.Start(start)!;
    }

    private static async Task<bool> HasLuaAsync()
    {
        try
        {
            using var lua = Process.Start(new ProcessStartInfo("lua5.4", ["-e", "require('socket')"]) { UseShellExecute = false, RedirectStandardError = true })!;
            await lua.WaitForExitAsync();
            return lua.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
