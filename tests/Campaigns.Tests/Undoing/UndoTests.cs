using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class UndoTests : TableSuite
{
    private static readonly Audience?[] Audiences = [null, Audience.Everyone, Audience.Table, Gm.Audience, Kim.Audience, Sam.Audience];

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task After_any_command_undo_restores_what_everybody_knew_and_redo_what_they_learned(int seed)
    {
        var before = await WorldsAsync();
        var undone = 0;
        await new Play(this, seed).GoAsync(150, async what =>
        {
            var after = await WorldsAsync();
            if (before.SequenceEqual(after) || what.Contains("a plugin's event", StringComparison.Ordinal))
            {
                before = after;
                return;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"undo-{seed}-{++undone}");
            await DoneAsync(Gm, "undo", id: id);
            AssertSame(before, await WorldsAsync(), $"{what}, undone");
            await DoneAsync(Gm, "undo", id: id);
            AssertSame(before, await WorldsAsync(), $"{what}, undone by the same call again");
            await DoneAsync(Gm, "redo", id: id + "-redo");
            AssertSame(after, await WorldsAsync(), $"{what}, redone");
            before = after;
        });
        Assert.InRange(undone, 30, 150);
    }

    [Fact]
    public async Task Undo_goes_back_step_by_step_and_redo_forward_again_until_something_new_is_done()
    {
        var worlds = new List<IReadOnlyList<string>> { await WorldsAsync() };
        foreach (var name in new[] { "Ilvane", "Oddo", "Tessaly" })
        {
            await DoneAsync(Gm, "add_character", $$"""{"name":"{{name}}","max_hp":9}""");
            worlds.Add(await WorldsAsync());
        }

        foreach (var (tool, at) in new[] { ("undo", 2), ("undo", 1), ("redo", 2), ("undo", 1), ("undo", 0), ("redo", 1), ("redo", 2), ("redo", 3), ("undo", 2) })
        {
            await DoneAsync(Gm, tool);
            AssertSame(worlds[at], await WorldsAsync(), $"{tool} to {at}");
        }

        await DoneAsync(Gm, "record_decision", """{"content":"We take the boat."}""");
        Assert.Equal("nothing-to-undo", (await RefusedAsync(Gm, "redo")).Code);
    }

    [Fact]
    public async Task A_player_takes_back_only_their_own()
    {
        await DoneAsync(Kim, "add_session_note", """{"note":"Salt on the stairs."}""");
        await DoneAsync(Gm, "add_character", """{"name":"Oddo","max_hp":9}""");
        Assert.Equal("nothing-to-undo", (await RefusedAsync(Sam, "undo")).Code);
        await DoneAsync(Kim, "undo");
        Assert.Empty((await StateAsync()).World.Of(EntityTypes.Note));
        Assert.Single((await StateAsync()).Party);
    }

    [Fact]
    public async Task What_was_changed_since_is_not_overwritten()
    {
        await DoneAsync(Kim, "add_session_note", """{"note":"Salt on the stairs."}""");
        var note = (await StateAsync()).World.Of(EntityTypes.Note).Single();
        var draft = new Draft((await StateAsync()).World);
        draft.Set(note, "text", Values.Text("Sugar on the stairs."));
        await CommitAsync(draft.Events());
        Assert.Equal("changed-since", (await RefusedAsync(Kim, "undo")).Code);
    }

    [Fact]
    public async Task Without_anything_to_take_back_nothing_is()
    {
        Assert.Equal("nothing-to-undo", (await RefusedAsync(Gm, "undo")).Code);
        Assert.Equal("nothing-to-undo", (await RefusedAsync(Gm, "redo")).Code);
    }

    private async Task CommitAsync(IReadOnlyList<NewEvent> events) =>
        Assert.True((await Store.Journal.CommitAsync(new Journal.Commit { Step = new Journal.Step(Campaign, Gm, events) }, CancellationToken.None)).Succeeded);

    private async Task<IReadOnlyList<string>> WorldsAsync()
    {
        var worlds = new List<string>();
        foreach (var audience in Audiences)
        {
            var world = (await StateAsync(audience)).World;
            worlds.Add(string.Join('\n', world.All.Select(static one => $"{one.Type} {one.Id} {one.Data.GetRawText()}")));
        }

        return worlds;
    }

    private static void AssertSame(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what)
    {
        for (var index = 0; index < expected.Count; index++)
        {
            Assert.True(expected[index] == actual[index], $"{what}, {Audiences[index]}:\n{expected[index]}\nis now\n{actual[index]}");
        }
    }
}
