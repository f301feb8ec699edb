using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>An assistant that comes back is told at once what it was told before, and never anything that is not its to see.</summary>
public sealed class EarlyListTests : IDisposable
{
    private const string Sample = "test_simple_text";
    private const string Changed = "notifications/tools/list_changed";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.In("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_list_comes_again_before_the_host_is_there_and_what_is_called_waits_for_it()
    {
        using var first = await EarlyAssistant.StartAsync(Data);
        Assert.Equal(0, await first.EndAsync());
        using var second = await EarlyAssistant.StartAsync(Data);
        var explained = await second.RollAsync();
        Assert.False(explained["result"]!["isError"]!.GetValue<bool>(), explained.ToJsonString());
        Assert.Equal((first.Greeted, first.Listed), (second.Greeted, second.Listed));
        Assert.Equal(second.Listed, await second.ListAsync());
        Assert.Empty(second.News);
        Assert.Equal(0, await second.EndAsync());

        // Where no host can start, the list can only be a remembered one; and who goes on asking hears what is wrong.
        await File.WriteAllBytesAsync(Path.Combine(Data, "journal.db"), [.. Enumerable.Repeat((byte)'x', 8192)]);
        using var third = await EarlyAssistant.StartAsync(Data);
        Assert.Equal(first.Listed, third.Listed);
        var said = await third.HeardAsync(static message => message["error"] is not null && message["id"] is null);
        Assert.Contains("journal", said["error"]!["message"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, await third.EndAsync());
    }

    [Fact]
    public async Task A_plugin_that_came_meanwhile_is_listed_and_one_that_cannot_run_any_more_is_taken_back()
    {
        var plugins = _folder.In("plugins.json");
        await File.WriteAllTextAsync(plugins, """{"plugins":{"assistant-samples":{"settings":{"word":"${SAMPLES_WORD}"}}}}""");
        var word = new Dictionary<string, string> { ["SAMPLES_WORD"] = "salt" };
        string[] with = ["--plugins", plugins];
        Assert.DoesNotContain(Sample, await EarlyAssistant.ListedAsync(Data, word, with), StringComparison.Ordinal);

        var built = Path.Combine(Repository.Root, "tests", "AssistantSamples", "bin", Repository.Configuration, "net10.0");
        Folders.Copy(built, Path.Combine(Data, "plugins", "assistant-samples"));
        Assert.Contains(Sample, await EarlyAssistant.ListedAsync(Data, word, with), StringComparison.Ordinal);
        Assert.Contains(Sample, await EarlyAssistant.ListedAsync(Data, word, with), StringComparison.Ordinal);

        // What it needs is gone, which nothing shows from outside.
        using (var told = await EarlyAssistant.StartAsync(Data, environment: null, with))
        {
            Assert.Contains(Sample, told.Listed, StringComparison.Ordinal);
            await told.HeardAsync(static message => message["method"]?.GetValue<string>() == Changed);
            Assert.DoesNotContain(Sample, await told.ListAsync(), StringComparison.Ordinal);
            await told.EndAsync();
        }

        Assert.DoesNotContain(Sample, await EarlyAssistant.ListedAsync(Data, environment: null, with), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_and_damaged_is_passed_over()
    {
        var listed = await EarlyAssistant.ListedAsync(Data);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(Data, "assistants")));
        var whole = await File.ReadAllTextAsync(file);
        foreach (var damaged in new[] { whole.Replace("roll_dice", "roll_mice", StringComparison.Ordinal), whole[..(whole.Length / 2)], string.Empty })
        {
            Assert.NotEqual(whole, damaged);
            await File.WriteAllTextAsync(file, damaged);
            Assert.Equal(listed, await EarlyAssistant.ListedAsync(Data));
            Assert.Equal(whole, await File.ReadAllTextAsync(file));
        }
    }

    [Fact]
    public async Task A_player_never_gets_the_game_masters_list_nor_one_from_before_a_right_was_taken()
    {
        var master = await EarlyAssistant.ListedAsync(Data);
        Assert.Contains("\"next_turn\"", master, StringComparison.Ordinal);
        string[] player = ["--as", "mira"];
        for (var start = 0; start < 2; start++)
        {
            var listed = await EarlyAssistant.ListedAsync(Data, environment: null, player);
            Assert.DoesNotContain("\"next_turn\"", listed, StringComparison.Ordinal);
            Assert.Contains("\"roll_dice\"", listed, StringComparison.Ordinal);
        }

        await HaveAsync(deny: "roll_dice", allow: "next_turn");
        for (var start = 0; start < 2; start++)
        {
            var listed = await EarlyAssistant.ListedAsync(Data, environment: null, player);
            Assert.Contains("\"next_turn\"", listed, StringComparison.Ordinal);
            Assert.DoesNotContain("\"roll_dice\"", listed, StringComparison.Ordinal);
        }

        Assert.Equal(master, await EarlyAssistant.ListedAsync(Data));
    }

    /// <summary>The people of the table as a backup brings them back.</summary>
    private Task HaveAsync(string deny, string allow) => File.WriteAllTextAsync(Path.Combine(Data, "people.json"), new JsonObject
    {
        ["people"] = new JsonArray(new JsonObject
        {
            ["id"] = "mira",
            ["name"] = "Mira",
            ["made"] = "2026-03-14T19:30:00+00:00",
            ["roles"] = new JsonObject(),
            ["allow"] = new JsonArray(allow),
            ["deny"] = new JsonArray(deny),
            ["disabled"] = false,
            ["handles"] = new JsonArray(),
            ["consents"] = new JsonArray(),
        }),
    }.ToJsonString());
}
