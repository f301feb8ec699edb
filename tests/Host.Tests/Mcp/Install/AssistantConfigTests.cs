using System.Text.Json.Nodes;

namespace PluginHost.Host.Tests;

public sealed class AssistantConfigTests : IDisposable
{
    private readonly DataFolderForTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_else_a_configuration_holds_stays_and_what_was_there_is_kept()
    {
        const string Before = """{"theme":"dark","mcpServers":{"other":{"command":"x"},"pluginhost":{"command":"old","env":{"A":"b"}}},"last":[1]}""";
        var program = Program("mcpServers", saysKind: false, Before);
        var merged = AssistantConfig.Merge(program, "/opt/pluginhost", ["mcp"]).Value!;
        Assert.True(merged.Changes);
        Assert.Equal(Before, File.ReadAllText(program.File));

        var kept = merged.Save(new DateTimeOffset(2026, 3, 14, 19, 30, 0, TimeSpan.Zero));
        Assert.Equal("client.json.20260314193000.bak", kept.Value);
        Assert.Equal(Before, File.ReadAllText(program.File + ".20260314193000.bak"));
        var after = JsonNode.Parse(File.ReadAllText(program.File))!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"theme":"dark","mcpServers":{"other":{"command":"x"},"pluginhost":{"command":"/opt/pluginhost","env":{"A":"b"},"args":["mcp"]}},"last":[1]}"""), after), after.ToJsonString());
        Assert.False(AssistantConfig.Merge(program, "/opt/pluginhost", ["mcp"]).Value!.Changes);
    }

    [Fact]
    public void A_configuration_that_is_not_there_is_made_with_its_folder()
    {
        var program = new AssistantProgram("vscode", "VS Code", Path.Combine(_folder.Path, "deep", "er", "mcp.json"), "servers", SaysKind: true);
        Assert.False(program.IsThere);
        Assert.Equal(string.Empty, AssistantConfig.Merge(program, "pluginhost", ["mcp"]).Value!.Save(default).Value);
        Assert.Equal("stdio", JsonNode.Parse(File.ReadAllText(program.File))!["servers"]!["pluginhost"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Who_could_not_read_a_configuration_before_cannot_after_nor_what_is_kept_of_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var program = Program("mcpServers", saysKind: false, """{"mcpServers":{"other":{"env":{"TOKEN":"secret"}}}}""");
        File.SetUnixFileMode(program.File, OwnersAlone);
        var kept = AssistantConfig.Merge(program, "pluginhost", ["mcp"]).Value!.Save(default).Value!;
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(program.File));
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(Path.Combine(_folder.Path, kept)));
    }

    [Fact]
    public void A_configuration_that_is_kept_elsewhere_and_linked_stays_there()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var program = Program("mcpServers", saysKind: false, "{}");
        var elsewhere = Path.Combine(_folder.Path, "elsewhere.json");
        File.Move(program.File, elsewhere);
        File.CreateSymbolicLink(program.File, elsewhere);
        Assert.True(AssistantConfig.Merge(program, "pluginhost", ["mcp"]).Value!.Save(default).Succeeded);
        Assert.Equal(elsewhere, new FileInfo(program.File).LinkTarget);
        Assert.Contains("pluginhost", File.ReadAllText(elsewhere), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ // mine\n }")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"mcpServers":5}""")]
    [InlineData("""{"mcpServers":{},"mcpServers":{}}""")]
    public void What_cannot_be_written_anew_without_loss_is_left_alone(string before)
    {
        var program = Program("mcpServers", saysKind: false, before);
        var merged = AssistantConfig.Merge(program, "pluginhost", ["mcp"]);
        Assert.False(merged.Succeeded);
        Assert.Equal(before, File.ReadAllText(program.File));
    }

    [Theory]
    [InlineData("/usr/bin/dotnet", "/opt/p/pluginhost.dll", "/usr/bin/dotnet /opt/p/pluginhost.dll mcp")]
    [InlineData("/opt/p/pluginhost", "/opt/p/pluginhost.dll", "/opt/p/pluginhost mcp")]
    public void The_program_is_started_as_it_was_started(string process, string assembly, string expected)
    {
        var (command, arguments) = OwnCommand.Of(process, assembly, script: null);
        Assert.Equal(expected, string.Join(' ', [command, .. arguments]));
    }

    [Fact]
    public async Task An_assistant_is_installed_for_a_person_a_campaign_and_some_groups_of_tools()
    {
        var ran = await InProcess.RunAsync(["mcp", "install", "--client", "cursor", "--print", "--as", "mira", "--campaign", "the salt road", "--groups", "combat,rules"]);
        Assert.Equal(ExitCodes.Ok, ran.Code);
        var words = ran.Json.GetProperty("mcpServers").GetProperty("pluginhost").GetProperty("args").EnumerateArray().Select(static word => word.GetString()).ToList();
        Assert.Equal(["mcp", "--as", "mira", "--groups", "combat,rules", "--campaign", "the salt road"], words[words.IndexOf("mcp")..]);
    }

    [Fact]
    public void Changes_are_shown_a_line_each()
    {
        Assert.Equal(["- b", "+ x", "+ y"], LineChanges.Of("a\nb\nc", "a\nx\ny\nc"));
        Assert.Equal(["+ a"], LineChanges.Of("", "a"));
        Assert.Empty(LineChanges.Of("a\nb", "a\nb"));
    }

    private AssistantProgram Program(string list, bool saysKind, string before)
    {
        var file = Path.Combine(_folder.Path, "client.json");
        File.WriteAllText(file, before);
        return new AssistantProgram("client", "A client", file, list, saysKind);
    }
}
