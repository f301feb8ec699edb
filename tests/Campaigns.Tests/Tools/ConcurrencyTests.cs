using System.Globalization;

namespace PluginHost.Campaigns.Tests;

public sealed class ConcurrencyTests : TableSuite
{
    private const int Many = 60;

    [Fact]
    public async Task Turns_that_are_ended_at_the_same_moment_are_all_ended()
    {
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"A","initiative":3},{"name":"B","initiative":2},{"name":"C","initiative":1}]}""");
        await AllAsync(Many, _ => DoneAsync(Gm, "next_turn"));
        var combat = (await StateAsync()).Fight!;
        Assert.Equal((20, "C"), (combat.Round, combat.Fighters.Single(one => one.Id == combat.Turn).Name));
    }

    [Fact]
    public async Task A_crowd_of_notes_and_rolls_starves_no_command()
    {
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"A","initiative":3}]}""");
        var head = Store.Journal.Head(Campaign);
        await AllAsync(4 * Many, index => (index % 4) switch
        {
            0 => DoneAsync(Gm, "next_turn"),
            1 => DoneAsync(Kim, "add_session_note", """{"note":"Quick!"}"""),
            2 => DoneAsync(Sam, "roll_dice", """{"expression":"d20"}"""),
            _ => DoneAsync(Gm, "add_character", string.Create(CultureInfo.InvariantCulture, $$"""{"name":"Guest {{index}}","max_hp":9}""")),
        });
        Assert.Equal(head + (Many * 5), Store.Journal.Head(Campaign));
        var state = await StateAsync();
        Assert.Equal((Many, Many), (state.Fight!.Round, state.Party.Length));
    }

    [Fact]
    public async Task Wounds_of_many_combatants_at_the_same_moment_are_all_kept()
    {
        var names = Enumerable.Range(0, Many).Select(static index => string.Create(CultureInfo.InvariantCulture, $$"""{"hp":{"current":100,"max":100},"name":"Gull {{index}}","initiative":1}"""));
        await DoneAsync(Gm, "set_initiative", $$"""{"initiative_order":[{{string.Join(',', names)}}]}""");
        var ids = (await StateAsync()).Fight!.Fighters.Select(static one => one.Id).ToList();
        await AllAsync(Many, index => DoneAsync(Gm, "update_monster_hp", string.Create(CultureInfo.InvariantCulture, $$"""{"monster_id":"{{ids[index]}}","new_hp":{{index}}}""")));
        var left = (await StateAsync()).Fight!.Fighters.Select(static one => one.Hp!.Current);
        Assert.Equal(Enumerable.Range(0, Many), left);
        Assert.Equal(Many * (Many - 1) / 2, left.Sum());
    }

    [Fact]
    public async Task One_call_that_comes_many_times_at_once_is_done_once()
    {
        await DoneAsync(Gm, "set_initiative", """{"initiative_order":[{"name":"A","initiative":3},{"name":"B","initiative":2}]}""");
        var answers = new string[Many];
        await AllAsync(Many, async index => answers[index] = Said(await DoneAsync(Gm, "next_turn", "{}", "once")));
        Assert.Equal(["Round 1: A's turn."], answers.Distinct());
        var combat = (await StateAsync()).Fight!;
        Assert.Equal(combat.Fighters[0].Id, combat.Turn);
    }

    [Fact]
    public async Task Only_one_of_many_sessions_that_are_started_at_once_begins()
    {
        var begun = 0;
        await AllAsync(Many, async _ => Interlocked.Add(ref begun, (await CallAsync(Gm, "start_session")).Error is null ? 1 : 0));
        Assert.Equal(1, begun);
        Assert.Single(await EventsAsync(), static happened => happened.Event.Kind == CampaignKinds.SessionStarted);
    }

    private static Task AllAsync(int count, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, count).Select(index => Task.Run(() => act(index))));
}
