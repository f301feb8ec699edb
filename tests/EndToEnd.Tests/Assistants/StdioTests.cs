using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>An assistant by standard input and output.</summary>
public sealed class StdioTests
{
    private readonly List<JsonNode> _news = [];

    [Fact]
    public async Task An_assistant_goes_on_when_its_host_ends_and_another_begins()
    {
        using var folder = new TemporaryFolder();
        var first = await HostProcess.StartAsync(folder.In("data"));
        using var assistant = Start(folder, HostProcess.FreePort());
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":2,"method":"resources/subscribe","params":{"uri":"journal://recent"}}""", 2);
        await first.StopAsync();
        await first.DisposeAsync();

        // Whoever asks meanwhile is answered: by nobody, and told so, or by the host that the assistant now is itself.
        var answered = await Patience.UntilAsync("an answer of another host", async () =>
        {
            var answer = await AskAsync(assistant, """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"roll_dice","arguments":{"expression":"1d6"}}}""", 3);
            return answer["result"] is null ? null : answer;
        });
        Assert.False(answered["result"]!["isError"]!.GetValue<bool>(), answered.ToJsonString());
        if (_news.Count == 0)
        {
            _news.Add(JsonNode.Parse((await assistant.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!)!);
        }

        Assert.All(_news, static told => Assert.Equal("notifications/resources/updated", told["method"]?.GetValue<string>()));

        assistant.StandardInput.Close();
        await assistant.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, assistant.ExitCode);
    }

    [Fact]
    public async Task What_is_called_right_after_another_host_began_is_about_the_campaign_that_was_chosen()
    {
        using var folder = new TemporaryFolder();
        var first = await HostProcess.StartAsync(folder.In("data"));
        var chosen = (await first.CallAsync("create_campaign", new JsonObject { ["name"] = "The Chosen Shore", ["system"] = "generic" }))["id"]!.GetValue<string>();
        await first.CallAsync("create_campaign", new JsonObject { ["name"] = "The Newest", ["system"] = "generic" });
        using var assistant = Start(folder, HostProcess.FreePort());
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await AskAsync(assistant, $$$$"""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"select_campaign","arguments":{"campaign":"{{{{chosen}}}}"}}}""", 2);
        await first.StopAsync();
        await first.DisposeAsync();

        // The first that the other host answers, whichever it is.
        var id = 3;
        var answered = await Patience.UntilAsync("an answer of another host", async () =>
        {
            var answer = await AskAsync(assistant, $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"what_now","arguments":{}}}""", id++);
            return answer["result"] is null ? null : answer;
        });
        Assert.Equal(chosen, answered["result"]!["structuredContent"]!["data"]!["campaign"]!.GetValue<string>());
        assistant.StandardInput.Close();
        await assistant.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task An_assistant_bound_on_the_command_line_knows_one_campaign_and_has_the_groups_it_wants()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var other = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "The Other Shore", ["system"] = "generic" }))["id"]!.GetValue<string>();
        await host.CallAsync("create_campaign", new JsonObject { ["name"] = "The Newest", ["system"] = "generic" });
        using var assistant = Start(folder, host.Port, "--campaign", other, "--groups", "campaigns");
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var now = await AskAsync(assistant, """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"what_now","arguments":{}}}""", 2);
        Assert.Contains("The Other Shore", now.ToJsonString(), StringComparison.Ordinal);
        var listed = (await AskAsync(assistant, """{"jsonrpc":"2.0","id":3,"method":"tools/list"}""", 3)).ToJsonString();
        Assert.Contains("list_campaigns", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("roll_dice", listed, StringComparison.Ordinal);
        assistant.StandardInput.Close();
        await assistant.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        using var lost = Start(folder, host.Port, "--campaign", "no-such-campaign");
        var said = JsonNode.Parse((await lost.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!)!;
        Assert.Contains("no such campaign", said["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_written_to_its_input_is_answered_and_the_next_call_is_served()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        using var assistant = Start(folder, host.Port);
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await assistant.StandardInput.FlushAsync();
        byte[][] lines =
        [
            "garbage"u8.ToArray(), "[]"u8.ToArray(), [0xC3, 0x28, 0xFF],
            System.Text.Encoding.UTF8.GetBytes(new string('[', 5000)),
            [.. """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"""u8, .. Enumerable.Repeat((byte)'9', 3 << 20)],
        ];
        foreach (var line in lines)
        {
            await assistant.StandardInput.BaseStream.WriteAsync(line);
            await assistant.StandardInput.BaseStream.WriteAsync("\n"u8.ToArray());
            await assistant.StandardInput.BaseStream.FlushAsync();
            var answer = JsonNode.Parse((await assistant.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!)!;
            Assert.NotNull(answer["error"]!["message"]);
        }

        var rolled = await AskAsync(assistant, """{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"roll_dice","arguments":{"expression":"1d6"}}}""", 9);
        Assert.False(rolled["result"]!["isError"]!.GetValue<bool>(), rolled.ToJsonString());

        // Otherwise it would be the host in the folder when the other has gone.
        assistant.StandardInput.Close();
        await assistant.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Nothing_but_messages_is_written_to_its_output_whatever_a_plugin_says_to_the_console()
    {
        using var folder = new TemporaryFolder();
        Folders.Copy(Path.Combine(Repository.Root, "tests", "AssistantSamples", "bin", Repository.Configuration, "net10.0"), Path.Combine(folder.In("data"), "plugins", "assistant-samples"));
        using var assistant = Start(folder, HostProcess.FreePort());
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var said = await AskAsync(assistant, """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"test_console","arguments":{}}}""", 2);
        Assert.Equal("Said.", said["result"]!["content"]![0]!["text"]!.GetValue<string>());
        assistant.StandardInput.Close();
        var rest = await assistant.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Equal("2.0", JsonNode.Parse(line)!["jsonrpc"]!.GetValue<string>()));
        Assert.Contains("Nor is this.", await assistant.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_that_asks_and_never_reads_costs_the_host_little_and_keeps_nobody_waiting()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        using var assistant = Start(folder, host.Port);
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        using var other = new AssistantClient(host);
        await other.BeginAsync();
        var before = host.ResidentBytes;
        await assistant.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var asking = Task.Run(async () =>
        {
            for (var i = 2; i < 20_000; i++)
            {
                await assistant.StandardInput.WriteLineAsync($$"""{"jsonrpc":"2.0","id":{{i}},"method":"tools/list"}""");
            }
        });
        for (var i = 0; i < 100; i++)
        {
            Assert.False((await other.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d6" }))["isError"]!.GetValue<bool>());
        }

        Assert.InRange(host.ResidentBytes - before, long.MinValue, 200L << 20);
        assistant.Kill();
        await asking.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_program_that_ends_its_assistant_by_a_signal_hears_of_no_failure()
    {
        using var folder = new TemporaryFolder();
        using var assistant = Start(folder, HostProcess.FreePort());
        await AskAsync(assistant, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""", 1);
        using var signal = Process.Start("kill", ["-TERM", assistant.Id.ToString(CultureInfo.InvariantCulture)]);
        await assistant.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, assistant.ExitCode);
    }

    private static Process Start(TemporaryFolder folder, int port, params string[] more) => Process.Start(new ProcessStartInfo(
        "dotnet", [Repository.HostAssembly, "mcp", "--data", folder.In("data"), "--port", port.ToString(CultureInfo.InvariantCulture), .. more])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private async Task<JsonNode> AskAsync(Process assistant, string question, int id)
    {
        await assistant.StandardInput.WriteLineAsync(question);
        while (await assistant.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            // Every line is a message: nothing else may ever stand there.
            var message = JsonNode.Parse(line)!;
            if (message["id"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number && message["id"]!.GetValue<int>() == id)
            {
                return message;
            }

            if (message["method"] is not null)
            {
                _news.Add(message);
            }
        }

        throw new InvalidOperationException("The assistant's way in ended: " + await assistant.StandardError.ReadToEndAsync());
    }
}
