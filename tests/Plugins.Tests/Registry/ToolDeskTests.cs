using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class ToolDeskTests
{
    private static readonly Principal Player = new("tom", Role.Player, "http") { Campaign = "camp" };

    [Fact]
    public async Task A_tool_that_one_may_not_use_is_answered_like_one_that_does_not_exist()
    {
        await using var test = new TestHouse { CoreTools = [Tool("roll_dice", Role.Player), Tool("end_world", Role.GameMaster)] };

        var hidden = await CallAsync(test, "end_world", Player);
        var missing = await CallAsync(test, "no_such_thing_at_all", Player);
        Assert.Equal(missing.Error, hidden.Error);
        Assert.Equal("Did you mean 'roll_dice'?", (await CallAsync(test, "rol_dice", Player)).Error?.Hint);
        Assert.Null((await CallAsync(test, "end_world", TestHouse.Gm)).Error);
        Assert.Equal(["roll_dice"], test.House.Tools.For(Player).Select(static tool => tool.Name));
    }

    [Fact]
    public async Task What_one_person_was_allowed_or_denied_counts_before_their_role_and_lends_no_more_to_see()
    {
        var rights = new Rights();
        Principal? acted = null;
        var end = new TestTool(new ToolDescription("end_world", "End", "Ends it.", JsonElement.Parse("{}")) { MinimumRole = Role.GameMaster }, call =>
        {
            acted = call.Caller;
            return Task.FromResult(ToolResult.Text("done"));
        });
        await using var test = new TestHouse { CoreTools = [Tool("roll_dice", Role.Player), end], Change = options => options with { Rights = rights } };

        Assert.Equal("not-found", (await CallAsync(test, "roll_dice", Player)).Error?.Code);
        Assert.Null((await CallAsync(test, "end_world", Player)).Error);
        Assert.Equal(["end_world"], test.House.Tools.For(Player).Select(static tool => tool.Name));
        Assert.Equal((Player.Person, Player.Campaign, Player.Audience), (acted!.Person, acted.Campaign, acted.Audience));
        Assert.Equal(["roll_dice"], rights.InVain);
        Assert.Null((await CallAsync(test, "roll_dice", TestHouse.Gm)).Error);
    }

    [Fact]
    public async Task Campaign_size_and_depth_are_checked_before_a_tool_is_called()
    {
        await using var test = new TestHouse { CoreTools = [Tool("roll_dice", Role.Player)] };

        Assert.Equal("forbidden", (await CallAsync(test, "roll_dice", Player, campaign: "other")).Error?.Code);
        Assert.Equal("arguments", (await CallAsync(test, "roll_dice", Player, $$"""{ "a": "{{new string('x', 300_000)}}" }""")).Error?.Field);
        Assert.Equal("arguments", (await CallAsync(test, "roll_dice", Player, "{ \"a\": " + new string('[', 40) + new string(']', 40) + "}")).Error?.Field);
        Assert.Equal("arguments", (await CallAsync(test, "roll_dice", Player, "[]")).Error?.Field);
    }

    [Fact]
    public async Task What_a_plugins_tool_does_is_committed_once_before_the_answer_and_not_at_all_in_a_dry_run()
    {
        await using var test = new TestHouse();
        var answer = ToolResult.Text("done") with { Reaction = Reaction.Append(new NewEvent("mage/cast", JsonElement.Parse("{}"), Audience.Everyone)) };
        test.Drop(TestHouse.Manifest("mage") with { Needs = new Needs { Appends = ["mage/cast"] } }, () => new PluginParts { Tools = [Tool("cast", Role.Player, answer)] });
        await test.House.StartAsync(CancellationToken.None);

        var dry = await test.House.Tools.CallAsync(new ToolCall("a", "cast", JsonElement.Parse("{}"), Player) { DryRun = true }, new Progress<ToolProgress>(), CancellationToken.None);
        Assert.Contains("dry run", ((TextContent)dry.Content[^1]).Text, StringComparison.Ordinal);
        Assert.Equal(0, test.Store.Journal.Head("camp"));

        var first = await CallAsync(test, "cast", Player);
        await CallAsync(test, "cast", Player);
        Assert.Empty(first.Reaction.Events);
        Assert.Equal(1, test.Store.Journal.Head("camp"));
        Assert.Contains(test.Status("mage").Figures, static figures => figures is { Call: "tool cast", Calls: 3 });
    }

    [Theory]
    [InlineData("friday")]
    [InlineData(null)]
    public async Task What_a_plugins_tool_appends_belongs_to_the_session_under_way(string? session)
    {
        await using var test = new TestHouse { Change = options => options with { SessionOf = (campaign, _) => Task.FromResult(campaign == "camp" ? session : "another") } };
        var answer = ToolResult.Text("done") with { Reaction = Reaction.Append(new NewEvent("mage/cast", JsonElement.Parse("{}"), Audience.Everyone)) };
        test.Drop(TestHouse.Manifest("mage") with { Needs = new Needs { Appends = ["mage/cast"] } }, () => new PluginParts { Tools = [Tool("cast", Role.Player, answer)] });
        await test.House.StartAsync(CancellationToken.None);
        await CallAsync(test, "cast", Player);
        Assert.Equal(session, Assert.Single(await test.Store.Journal.ReadAsync(new EventQuery("camp", null), CancellationToken.None)).Event.Session);
    }

    [Fact]
    public async Task The_first_plugin_keeps_a_tools_name_and_the_second_is_warned()
    {
        await using var test = new TestHouse { CoreTools = [Tool("cast", Role.Player)] };
        test.Drop(TestHouse.Manifest("mage"), static () => new PluginParts { Tools = [Tool("cast", Role.Player), Tool("chant", Role.Player)] });
        await test.House.StartAsync(CancellationToken.None);

        Assert.Equal(["chant"], test.Status("mage").Tools);
        Assert.Contains("'cast' is not offered", Assert.Single(test.Status("mage").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_throws_or_hangs_is_an_error_for_its_caller()
    {
        await using var test = new TestHouse();
        test.Drop(TestHouse.Manifest("mage"), static () => new PluginParts
        {
            Tools =
            [
                new TestTool(Tool("burst", Role.Player).Description, static _ => throw new InvalidOperationException("no mana")),
                new TestTool(Tool("sleep", Role.Player).Description, static _ => new TaskCompletionSource<ToolResult>().Task),
            ],
        });
        await test.House.StartAsync(CancellationToken.None);

        Assert.Contains("no mana", (await CallAsync(test, "burst", Player)).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("abandoned", (await CallAsync(test, "sleep", Player)).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_under_way_may_finish_while_its_plugin_is_leaving()
    {
        await using var test = new TestHouse();
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        test.Drop(TestHouse.Manifest("mage"), () => new PluginParts
        {
            Tools =
            [
                new TestTool(Tool("chant", Role.Player).Description, async _ =>
                {
                    entered.SetResult();
                    await release.Task;
                    return ToolResult.Text("sung");
                }),
            ],
        });
        test.Change = static options => options with { Limits = options.Limits with { Tool = TimeSpan.FromSeconds(30) } };
        await test.House.StartAsync(CancellationToken.None);

        var call = CallAsync(test, "chant", Player);
        await entered.Task;
        var leaving = test.House.DisableAsync("mage", CancellationToken.None);
        Assert.Equal("not-found", (await CallAsync(test, "chant", Player)).Error?.Code);
        release.SetResult();
        Assert.Null((await call).Error);
        Assert.Equal(PluginState.Stopped, (await leaving).Value?.State);
    }

    private static Task<ToolResult> CallAsync(TestHouse test, string tool, Principal caller, string arguments = "{}", string? campaign = null) =>
        test.House.Tools.CallAsync(new ToolCall("call-1", tool, JsonElement.Parse(arguments), caller) { Campaign = campaign }, new Progress<ToolProgress>(), CancellationToken.None);

    private sealed class Rights : IToolRights
    {
        public List<string> InVain { get; } = [];

        public bool? MayUse(Principal caller, string tool) => caller.Person == Player.Person ? tool == "end_world" : null;

        public void Refused(Principal caller, string tool) => InVain.Add(tool);
    }

    private static TestTool Tool(string name, Role role, ToolResult? answer = null) =>
        new(new ToolDescription(name, name, "A tool.", JsonElement.Parse("{}")) { MinimumRole = role }, _ => Task.FromResult(answer ?? ToolResult.Text("done")));
}
