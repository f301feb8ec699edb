using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

public sealed class ReadingTests
{
    private static readonly string[] Commands =
    [
        "status", "status --link", "plugins list", "plugins show obs", "plugins letters", "plugins letters obs", "events show", "events show --campaign host",
        "tools", "campaigns", "overlays", "doctor", "call get_campaign_data --data_type party",
    ];

    [Fact]
    public async Task Every_command_that_reads_answers_programs_in_json_and_people_in_words()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        foreach (var command in Commands)
        {
            Assert.IsType<JsonObject>(await host.CommandAsync(command.Split(' ')));
            var (code, output, error) = await HostProcess.RunAsync([.. command.Split(' '), "--data", host.Data]);
            Assert.Equal((0, string.Empty), (code, error));
            Assert.Matches(@"^[^{\s]", output);
        }
    }

    [Fact]
    public async Task Without_a_host_the_commands_answer_all_the_same()
    {
        using var folder = new TemporaryFolder();
        foreach (var command in Commands)
        {
            var (code, output, error) = await HostProcess.RunAsync([.. command.Split(' '), "--json", "--data", folder.In("data")]);
            Assert.Equal((0, string.Empty), (code, error));
            Assert.IsType<JsonObject>(JsonNode.Parse(output));
        }
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_shows_the_first()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var (code, output, error) = await HostProcess.RunAsync("run", "--data", host.Data, "--port", "0");
        Assert.Equal((0, string.Empty), (code, error));
        Assert.StartsWith("PluginHost already runs with this data folder.", output, StringComparison.Ordinal);
        Assert.Equal(host.Id, (await host.CommandAsync("run"))["pid"]!.GetValue<int>());
    }
}
