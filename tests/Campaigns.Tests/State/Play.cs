using System.Globalization;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <param name="Marker">A text or number that stands nowhere else.</param>
/// <param name="Owner">The only person beside the game master who may know it.</param>
internal sealed record Secret(string Marker, string? Owner)
{
    /// <summary>The position after which everyone may know it.</summary>
    public long Until { get; set; } = long.MaxValue;
}

/// <summary>What somebody was answered, and how far the journal was then.</summary>
internal sealed record Heard(Principal Who, long Seq, string Text);

/// <summary>An evening at the table: everybody calls every tool in an order that follows from a seed, and whatever is secret carries a marker.</summary>
internal sealed partial class Play(TableSuite table, int seed)
{
    private static readonly Principal[] Callers = [.. Enumerable.Repeat(TableSuite.Gm, 14), TableSuite.Kim, TableSuite.Kim, TableSuite.Sam, TableSuite.Sam, TableSuite.Screen, TableSuite.Viewer];

    private readonly Random _random = new(seed);
    private (Principal Who, string Tool, string Arguments, string Id)? _last;
    private readonly HashSet<int> _numbers = [];
    private int _made;

    public List<Secret> Secrets { get; } = [];

    public List<Heard> Heard { get; } = [];

    /// <summary>The tools that did what they were asked at least once.</summary>
    public HashSet<string> Done { get; } = new(StringComparer.Ordinal);

    public bool Redacts { get; init; }

    /// <summary>Most of the evening is about shared notes and boards.</summary>
    public bool Shares { get; init; }

    public async Task GoAsync(int commands, Func<string, Task>? afterEach = null)
    {
        for (var command = 1; command <= commands; command++)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, command {command}");
            try
            {
                what = $"{what}, {await OneAsync()}";
            }
            catch (Exception e)
            {
                Assert.Fail($"{what}: {e}");
            }

            if (afterEach is not null)
            {
                await afterEach(what);
            }
        }
    }

    private async Task<string> OneAsync()
    {
        table.Time.Advance(TimeSpan.FromMilliseconds(_random.Next(900)));
        if (_random.Next(25) == 0)
        {
            await PlantAsync();
            return "a plugin's event";
        }

        if (Redacts && _random.Next(60) == 0)
        {
            await table.Store.Journal.RedactAsync(table.Campaign, _random.NextInt64(1, table.Store.Journal.Head(table.Campaign) + 1), TableSuite.Gm, "asked for", CancellationToken.None);
            return "a redaction";
        }

        var state = await table.StateAsync();
        var who = Callers[_random.Next(Callers.Length)];
        var its = _random.Next(20) == 0 && _last is { } last ? last : Next(who, state);
        var head = table.Store.Journal.Head(table.Campaign);
        var result = await table.CallAsync(its.Who, its.Tool, its.Arguments, its.Id);
        _last = its;
        Learn(its.Tool, its.Arguments, result, state, head);
        LearnPoints(its.Arguments, await table.StateAsync(), head);
        Heard.Add(new Heard(its.Who, table.Store.Journal.Head(table.Campaign), Everything(result)));
        return $"{its.Who.Role} {its.Tool} {its.Arguments}";
    }

    private (Principal Who, string Tool, string Arguments, string Id) Next(Principal who, KnownState state)
    {
        var (tool, arguments) = _random.Next(Shares ? 2 : 7) == 0 ? NextShared(who, state) : _random.Next(12) == 0 ? NextStage(state) : _random.Next(4) is var part and < 3 ? part == 0 ? NextStory(who, state) : Fights(state) : _random.Next(100) switch
        {
            < 6 => ("set_initiative", $$"""{"initiative_order":[{{string.Join(',', Enumerable.Range(0, _random.Next(0, 7)).Select(_ => Combatant(state)))}}]}"""),
            < 30 => ("next_turn", "{}"),
            < 50 => ("update_monster_hp", $$"""{"monster_id":"{{Fighter(state)}}","new_hp":{{Wound()}}}"""),
            < 58 => ("reveal", $$"""{"combatant_id":"{{Fighter(state)}}"}"""),
            < 60 => ("add_character", $$"""{"name":"Hero {{++_made}}","player":"Kim","max_hp":{{_random.Next(1, 90)}}}"""),
            < 68 => ("set_hp", $$"""{"character_id":"{{(state.Party.Length == 0 ? "nobody" : state.Party[_random.Next(state.Party.Length)].Id)}}","current":{{_random.Next(-1, 60)}}}"""),
            < 71 => ("start_session", """{"session_name":"An evening"}"""),
            < 73 => ("end_session", "{}"),
            < 77 => ("add_session_note", """{"note":"Salt on the stairs."}"""),
            < 80 => ("record_decision", """{"content":"We take the boat."}"""),
            < 85 => ("roll_dice", """{"expression":"2d6+3"}"""),
            < 90 => ("roll_dice", $$"""{"expression":"d2+{{Number(900_000, who)}}","hidden":true,"player":"{{Name(who)}}"}"""),
            < 93 => ("party_status", "{}"),
            < 98 => ("get_campaign_data", "{}"),
            _ => ("list_campaigns", "{}"),
        };
        return (who, tool, arguments, string.Create(CultureInfo.InvariantCulture, $"play-{seed}-{++_made}"));
    }

    private string Combatant(KnownState state)
    {
        var flags = _random.Next(6);
        var initiative = _random.Next(1, 8);
        if (flags == 0 && state.Party.FirstOrDefault(static one => one.Hp.Max < 1000) is { } member)
        {
            return $$"""{"hp":{"current":{{member.Hp.Current}},"max":{{member.Hp.Max}}},"name":"{{member.Name}}","is_player":true,"initiative":{{initiative}}}""";
        }

        var hp = flags == 1 ? "" : $$""","hp":{"max":{{Number(800_000)}},"current":{{Wound()}}}""";
        return flags switch
        {
            2 or 3 => $$"""{"name":"{{Name(null)}}","initiative":{{initiative}},"hidden":true{{hp}}}""",
            4 => $$"""{"name":"{{Name(null)}}","initiative":{{initiative}},"known":false{{hp}}}""",
            _ => $$"""{"name":"Gull {{++_made}}","initiative":{{initiative}},"is_player":{{(flags == 5 ? "true" : "false")}}{{hp}}}""",
        };
    }

    private string Fighter(KnownState state) =>
        state.Fight is { } combat && _random.Next(12) > 0 ? combat.Fighters[_random.Next(combat.Fighters.Length)].Id : "nobody";

    /// <summary>Hit points of every condition, none of them a number that may stand in public.</summary>
    private string Wound() => _random.Next(4) switch
    {
        0 => "0",
        1 => Number(80_000, span: 10_000),
        2 => Number(98_000, span: 2_000),
        _ => Number(790_000),
    };

    /// <summary>An event as a plugin or a later version may bring it, for the game master or one person alone.</summary>
    private async Task PlantAsync()
    {
        var name = Name(null);
        var hp = Number(800_000);
        NewEvent[] planted =
        [
            new(CampaignKinds.NoteAdded, JsonElement.Parse($$"""{"text":"{{name}}"}"""), Audience.GameMaster),
            new(CampaignKinds.EntityChanged, JsonElement.Parse($$"""{"hp":{"current":1,"max":{{hp}} },"type":"character","id":"npc{{_made}}","name":"{{name}}"}"""), Audience.GameMaster),
            new("lore/whispered", JsonElement.Parse($$"""{"text":"{{name}}"}"""), Audience.Person("mira")),
        ];
        var step = new Step(table.Campaign, TableSuite.Gm, [planted[_random.Next(planted.Length)]]);
        Assert.True((await table.Store.Journal.CommitAsync(new Commit { Step = step }, CancellationToken.None)).Succeeded);
    }

    private void Learn(string tool, string arguments, ToolResult result, KnownState before, long head)
    {
        if (result.Error is null)
        {
            Done.Add(tool);
            LearnStory(tool, arguments, before, head);
            if (tool == "edit_shared" || (tool == "share" && !arguments.Contains("[\"gm\"]", StringComparison.Ordinal)))
            {
                LearnShared(tool, arguments, before, head);
            }
        }

        if (tool == "reveal" && result.Error is null && before.Fight?.Fighters.FirstOrDefault(one => arguments.Contains(one.Id, StringComparison.Ordinal)) is { } revealed
            && Secrets.Find(secret => secret.Marker == revealed.Name) is { } secret)
        {
            secret.Until = Math.Min(secret.Until, head);
        }
    }

    private string Name(Principal? owner)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"Zqx{++_made:x}Veiled");
        Secrets.Add(new Secret(marker, owner?.Person));
        return marker;
    }

    /// <summary>A number of its own, with an 8 or 9 in it, which no id has; nothing public has five digits. What two more come to is secret as well.</summary>
    private string Number(int from, Principal? owner = null, int span = 9_996)
    {
        int number;
        do
        {
            number = from + (4 * _random.Next(span / 4));
        }
        while (!_numbers.Add(number));
        Secrets.AddRange(Enumerable.Range(number, 3).Select(one => new Secret(one.ToString(CultureInfo.InvariantCulture), owner?.Person)));
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Everything(ToolResult result) =>
        $"{TableSuite.Said(result)} {result.Data?.GetRawText()} {result.Error?.Message} {result.Error?.Hint} {result.Error?.Field} {result.Error?.Details?.GetRawText()}";
}
