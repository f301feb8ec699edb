using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PluginHost.Host.Tests;

public sealed class RunningHostTests : HostedTest
{
    [Fact]
    public async Task The_status_names_the_engine_and_the_bundled_plugins()
    {
        var ran = await CommandAsync("status", "--json");
        Assert.Equal(ExitCodes.Ok, ran.Code);
        Assert.Contains(ran.Json.GetProperty("plugins").EnumerateArray(), static plugin => plugin.GetProperty("id").GetString() == "obs");
        Assert.NotEmpty(ran.Json.GetProperty("engine").GetString()!);
        Assert.Equal($"http://127.0.0.1:{Host.Port}", ran.Json.GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_roll_is_answered_and_becomes_an_event()
    {
        var rolled = await CommandAsync("call", "roll_dice", "--expression", "2d6+3", "--json");
        Assert.True(rolled.Code == ExitCodes.Ok, rolled.Results + rolled.Errors);
        Assert.InRange(rolled.Json.GetProperty("data").GetProperty("total").GetInt32(), 5, 15);

        var shown = await CommandAsync("events", "show", "--last", "1", "--json");
        var happened = Assert.Single(shown.Json.GetProperty("events").EnumerateArray());
        Assert.Contains("2d6", happened.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_events_go_back_to_the_beginning_without_a_gap()
    {
        var all = await CommandAsync("events", "show", "--last", "1000", "--json");
        var ids = new Stack<string>();
        string? before = null;
        do
        {
            var page = await CommandAsync([.. new[] { "events", "show", "--last", "3", "--json" }, .. before is null ? Array.Empty<string>() : ["--before", before]]);
            foreach (var happened in page.Json.GetProperty("events").EnumerateArray().Reverse())
            {
                ids.Push(happened.GetProperty("id").GetString()!);
            }

            before = page.Json.TryGetProperty("older", out var older) ? older.GetString() : null;
        }
        while (before is not null);

        Assert.Equal(all.Json.GetProperty("events").EnumerateArray().Select(static happened => happened.GetProperty("id").GetString()), ids);
    }

    [Fact]
    public async Task An_unknown_tool_and_a_wrong_argument_are_named()
    {
        var unknown = await CommandAsync("call", "no_such_tool");
        Assert.Equal(ExitCodes.Refused, unknown.Code);
        Assert.Contains("no_such_tool", unknown.Errors, StringComparison.Ordinal);

        var wrong = await CommandAsync("call", "roll_dice", "--dice", "2d6");
        Assert.Equal(ExitCodes.Usage, wrong.Code);
        Assert.Contains("--expression", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_address_carries_its_key_in_the_fragment_and_opens()
    {
        var ran = await CommandAsync("overlays", "--json");
        var address = new Uri(ran.Json.GetProperty("overlays")[0].GetProperty("address").GetString()!);
        Assert.Contains("key=", address.Fragment, StringComparison.Ordinal);
        Assert.Contains("campaign=", address.Fragment, StringComparison.Ordinal);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("plugins", "list")]
    [InlineData("tools")]
    [InlineData("campaigns")]
    [InlineData("doctor")]
    [InlineData("plugins", "letters")]
    [InlineData("events", "show", "--campaign", "host")]
    public async Task Json_is_the_only_thing_on_the_result_stream(params string[] words)
    {
        var ran = await CommandAsync([.. words, "--json"]);
        Assert.True(ran.Code == ExitCodes.Ok, ran.Results + ran.Errors);
        Assert.Empty(ran.Errors);
        Assert.NotEqual(JsonValueKind.Undefined, ran.Json.ValueKind);
    }

    [Fact]
    public async Task A_second_start_shows_the_running_host()
    {
        var ran = await HostProcess.RunAsync("run", "--data", Data.Path);
        Assert.Equal(ExitCodes.Ok, ran.Code);
        Assert.Contains("already runs", ran.Results, StringComparison.Ordinal);
        Assert.Contains($":{Host.Port}", ran.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence_with_its_remedy()
    {
        using var other = new DataFolderForTest();
        var ran = await HostProcess.RunAsync("run", "--data", other.Path, "--port", Host.Port.ToString());
        Assert.Equal(ExitCodes.Refused, ran.Code);
        Assert.Contains($"{Host.Port}", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("--port", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_game_master_may_call_as_a_player_and_the_event_says_so()
    {
        var ran = await CommandAsync("call", "roll_dice", "--expression", "1d4", "--as", "mira", "--json");
        Assert.True(ran.Code == ExitCodes.Ok, ran.Results + ran.Errors);
        var shown = await CommandAsync("events", "show", "--last", "1", "--json");
        Assert.Equal("mira", shown.Json.GetProperty("events")[0].GetProperty("person").GetString());
    }

    [Fact]
    public async Task Nobody_else_may_call_as_someone_or_control_the_host()
    {
        var campaigns = await CommandAsync("campaigns", "--json");
        var key = Host.Keys().Overlay(campaigns.Json.GetProperty("campaigns")[0].GetProperty("id").GetString()!, "obs");
        foreach (var bearer in new[] { key, null })
        {
            using var http = Host.Client(asGameMaster: false);
            http.DefaultRequestHeaders.Authorization = bearer is null ? null : new("Bearer", bearer);
            using var call = JsonContent.Create(JsonDocument.Parse("""{"tool":"roll_dice","arguments":{"expression":"1d4"},"as":"mira"}""").RootElement, CallJsonForTest.Default.JsonElement);
            await call.LoadIntoBufferAsync();
            using var answer = await http.PostAsync(new Uri("api/control/call", UriKind.Relative), call);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            using var status = await http.GetAsync(new Uri("api/control/status", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, status.StatusCode);
        }
    }

    [Fact]
    public async Task Health_and_metrics_need_no_key_and_hold_no_secret()
    {
        using var http = Host.Client(asGameMaster: false);
        var health = JsonDocument.Parse(await http.GetStringAsync(new Uri("health", UriKind.Relative))).RootElement;
        Assert.True(health.GetProperty("ready").GetBoolean());
        Assert.True(health.GetProperty("plugins").TryGetProperty("obs", out _));
        var metrics = await http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        Assert.Contains("pluginhost_process_memory_bytes ", metrics, StringComparison.Ordinal);
        Assert.Contains("pluginhost_events ", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(Data.Path, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_runs_no_foreign_script()
    {
        using var http = Host.Client(asGameMaster: false);
        using var page = await http.GetAsync(new Uri("", UriKind.Relative));
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var text = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_brings_what_happens_after_it_began()
    {
        using var http = Host.Client(asGameMaster: true);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = await http.GetAsync(new Uri("api/control/events/tail", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        await CommandAsync("call", "roll_dice", "--expression", "7d2");
        Assert.Contains("7d2", await lines.ReadLineAsync(stop.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_wants_the_host_stopped()
    {
        var file = Data.Inside("copy.bin");
        Assert.Equal(ExitCodes.Ok, (await CommandAsync("backup", file)).Code);
        var ran = await CommandAsync("restore", file);
        Assert.Equal(ExitCodes.DataFolder, ran.Code);
        Assert.Contains("Stop the host first", ran.Errors, StringComparison.Ordinal);
    }
}
