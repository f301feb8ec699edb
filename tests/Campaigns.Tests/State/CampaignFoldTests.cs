using System.Text;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class CampaignFoldTests
{
    private static readonly string[] Kinds =
    [
        CampaignKinds.Created, CampaignKinds.SessionStarted, CampaignKinds.SessionEnded, CampaignKinds.NoteAdded, CampaignKinds.DecisionRecorded, CampaignKinds.EntityChanged,
        "campaigns/combat-set", "campaigns/order-shown", "campaigns/turn-taken", "campaigns/turn-shown", "campaigns/hp-set", "campaigns/state-shown", "campaigns/revealed",
        CampaignKinds.DiceRolled, "journal/redacted", "stranger/thing", "",
    ];

    private static readonly string[] Names =
    [
        "id", "name", "type", "player", "hp", "conditions", "combatants", "order", "combatant", "round", "initiative", "state", "isPlayer", "hidden", "known", "before", "current", "max",
        "expression", "total", "breakdown", "dice", "set", "unset", "was", "sheet/combat/hp/max", "a/#0001", "content", "status", "sides", "text", "system", "durationSeconds", "later", "Name", "", "\\ud800",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "7", "2147483647", "2147483648", "1e400", "0.5", "-0", "\"\"", "\"a\"", "\"b\"", "\"character\"", "\"\\u0000\"", "\"\\ud800\"", "\"NaN\"",
        "[]", "[null]", "[[]]", "{}", """{"current":3,"max":0}""", """{"current":-2147483648,"max":2147483647}""", """["prone",null]""",
    ];

    private readonly CampaignFold _fold = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_stands_in_the_events_they_are_folded_always_to_the_same(int seed)
    {
        var random = new Random(seed);
        var state = _fold.Start("salt");
        var again = state;
        for (var seq = 1; seq <= 4_000; seq++)
        {
            var happened = Event(seq, Kinds[random.Next(Kinds.Length)], Data(random), random);
            try
            {
                state = _fold.Apply(state, happened);
                again = _fold.Apply(again, happened);
                var saved = _fold.Save(state);
                Assert.Equal(saved, _fold.Save(again));
                var loaded = _fold.Load(saved);
                Assert.Equal(Text(state), Text(loaded));
                again = random.Next(3) == 0 ? loaded : again;
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, {happened.Event.Kind} {happened.Event.Data}: {e}");
            }
        }
    }

    [Fact]
    public void Blanked_and_foreign_events_leave_the_state_as_it_is()
    {
        var random = new Random(1);
        var state = _fold.Apply(_fold.Start("salt"), Event(1, CampaignKinds.Created, JsonElement.Parse("""{"name":"A","later":[1]}"""), random));
        Assert.Equal("A", state.Its.Info!.Name);
        foreach (var kind in Kinds)
        {
            var full = Event(2, kind, JsonElement.Parse("""{"id":"x","name":"x","type":"character","hp":{"current":1,"max":1},"expression":"d6","combatants":[],"order":[]}"""), random);
            Assert.Same(state, _fold.Apply(state, full with { Event = full.Event with { Redacted = true } }));
            foreach (var data in new[] { "null", "[]", "7", "\"text\"", "{}" })
            {
                // A fight without combatants is one, and all else says nothing.
                var folded = _fold.Apply(state, Event(3, kind, JsonElement.Parse(data), random));
                Assert.True(ReferenceEquals(state, folded) || kind is "campaigns/combat-set" or "campaigns/order-shown", $"{kind} {data}");
            }

            Assert.Same(state, _fold.Apply(state, Event(4, kind, default, random)));
        }

        Assert.Same(state, _fold.Apply(state, Event(5, "stranger/thing", JsonElement.Parse("""{"name":"B"}"""), random)));
    }

    [Fact]
    public void A_part_that_did_not_change_stays_the_same_element()
    {
        var random = new Random(1);
        var before = _fold.Apply(_fold.Start("salt"), Event(1, CampaignKinds.Created, JsonElement.Parse("""{"name":"A"}"""), random));
        var after = _fold.Apply(before, Event(2, CampaignKinds.DiceRolled, JsonElement.Parse("""{"expression":"d6","total":4}"""), random));
        foreach (var part in new[] { "campaign", "initiative", "party" })
        {
            Assert.Equal(_fold.Parts(before)[part], _fold.Parts(after)[part]);
        }

        Assert.NotEqual(_fold.Parts(before)["rolls"].GetRawText(), _fold.Parts(after)["rolls"].GetRawText());
    }

    private static StoredEvent Event(long seq, string kind, JsonElement data, Random random) => new(seq, Role.GameMaster, "test", new TableEvent
    {
        Id = $"e{seq}",
        Campaign = "salt",
        Step = $"s{seq}",
        Kind = kind,
        Version = random.Next(1, 4),
        Data = data,
        Audience = random.Next(2) == 0 ? Audience.Everyone : Audience.GameMaster,
        At = DateTimeOffset.UnixEpoch.AddSeconds(seq),
        Redacted = random.Next(20) == 0 && seq > 100,
    });

    private static JsonElement Data(Random random) => random.Next(12) == 0 ? JsonElement.Parse(Values[random.Next(Values.Length)]) : JsonElement.Parse(Object(random, 0));

    /// <summary>Fields that the kinds know, in any combination and twice over, with values that mostly do not fit.</summary>
    private static string Object(Random random, int depth)
    {
        var fields = Enumerable.Range(0, random.Next(0, 9)).Select(_ => $"\"{Names[random.Next(Names.Length)]}\":{Value(random, depth)}");
        var fitting = random.Next(3) > 0
            ? """{"id":"a","name":"A","type":"character","combatant":"a","expression":"d6","hp":{"current":3,"max":9}"""
            : """{"later":1""";
        return $"{string.Join(',', fields.Prepend(fitting))}}}";
    }

    private static string Value(Random random, int depth) => random.Next(4) switch
    {
        0 when depth < 3 => Object(random, depth + 1),
        1 when depth < 3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => Values[random.Next(Values.Length)],
    };

    private string Text(CampaignState state) => Encoding.UTF8.GetString(_fold.Save(state)) + string.Concat(_fold.Parts(state).Values.Select(static part => part.GetRawText()));
}
