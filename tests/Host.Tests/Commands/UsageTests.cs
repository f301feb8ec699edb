namespace PluginHost.Host.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("--port", "99999")]
    [InlineData("--port", "many")]
    [InlineData("events", "show", "--limit", "0")]
    [InlineData("plugins", "show")]
    [InlineData("call")]
    [InlineData("backup")]
    [InlineData("call", "update_campaign_data", "--data", "{\"name\":\"Old Mill\"}")]
    [InlineData("--plugins", "/nowhere/plugins.json")]
    public async Task Wrong_usage_is_exit_code_2_and_never_a_stack(params string[] words)
    {
        var ran = await InProcess.RunAsync(words);
        Assert.Equal(ExitCodes.Usage, ran.Code);
        Assert.Empty(ran.Results);
        Assert.NotEmpty(ran.Errors);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_tool_makes_no_folder_and_says_where_it_belongs()
    {
        var ran = await InProcess.RunAsync(["call", "update_campaign_data", "--data_type", "npcs", "--data", "{\"name\":\"Old Mill\"}"]);
        Assert.Equal(ExitCodes.Usage, ran.Code);
        Assert.Contains("follows '--'", ran.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Environment.CurrentDirectory, "{*"));
    }

    [Fact]
    public async Task A_port_from_the_environment_that_is_none_is_named()
    {
        var ran = await InProcess.RunAsync(["status"], name => name == "PLUGINHOST_PORT" ? "door" : null);
        Assert.Equal(ExitCodes.Usage, ran.Code);
        Assert.Contains("PLUGINHOST_PORT", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("status")]
    [InlineData("plugins")]
    [InlineData("plugins", "list")]
    [InlineData("plugins", "show")]
    [InlineData("plugins", "reload")]
    [InlineData("plugins", "enable")]
    [InlineData("plugins", "disable")]
    [InlineData("plugins", "letters")]
    [InlineData("plugins", "retry")]
    [InlineData("events", "show")]
    [InlineData("events", "tail")]
    [InlineData("tools")]
    [InlineData("call")]
    [InlineData("campaigns")]
    [InlineData("overlays")]
    [InlineData("invite")]
    [InlineData("users")]
    [InlineData("users", "erase")]
    [InlineData("keys")]
    [InlineData("keys", "create")]
    [InlineData("security")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("doctor")]
    [InlineData("encoder")]
    [InlineData("encoder", "install")]
    [InlineData("encoder", "status")]
    [InlineData("encoder", "remove")]
    public async Task Every_command_has_help_with_examples(params string[] command)
    {
        var ran = await InProcess.RunAsync([.. command, "--help"]);
        Assert.Equal(ExitCodes.Ok, ran.Code);
        Assert.Contains("Examples:", ran.Results, StringComparison.Ordinal);
        Assert.Contains("--json", ran.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_lists_the_exit_codes() =>
        Assert.Contains("Exit codes: 0 done, 1 refused", (await InProcess.RunAsync(["--help"])).Results, StringComparison.Ordinal);

    [Fact]
    public async Task With_json_a_failure_is_json_too()
    {
        var ran = await InProcess.RunAsync(["--port", "many", "--json"]);
        Assert.Equal("usage", ran.Json.GetProperty("error").GetProperty("code").GetString());
    }
}
