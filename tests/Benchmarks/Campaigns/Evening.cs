using System.Globalization;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Benchmarks;

/// <summary>A campaign of any number of events as evenings leave them: turns, wounds and their words, rolls, notes.</summary>
internal static class Evening
{
    public const string Journal = "salt";
    private const int Batch = 500;
    private const int Fighters = 12;

    private static readonly Principal Gm = new("mira", Role.GameMaster, "bench");

    public static async Task FillAsync(IJournalStore store, string journal, int events)
    {
        await CommitAsync(store, journal, [Event("campaigns/created", """{"name":"Salt","system":"dnd5e","description":""}""", Audience.Everyone, 1), .. Enumerable.Range(0, Fighters).SelectMany(Entering)]);
        for (var made = (int)store.Journal.Head(journal); made < events; made += Batch)
        {
            await CommitAsync(store, journal, [.. Enumerable.Range(made, Math.Min(Batch, events - made)).Select(One)]);
        }
    }

    private static NewEvent One(int number) => (number % 10) switch
    {
        0 or 1 or 2 => Wound(number),
        3 or 4 => Change("combatant", Fighter(number), $$"""{"state":"{{(number % 3 == 0 ? "bloodied" : "healthy")}}"}""", """{"state":"healthy"}""", Audience.Everyone),
        5 => Change("combat", "combat", $$"""{"round":{{number / 60}},"turn":"{{Fighter(number / 5)}}"}""", """{"round":1}""", Audience.GameMaster),
        6 => Change("combat", "combat", $$"""{"round":{{number / 60}},"turn":"{{Fighter(number / 5)}}"}""", """{"round":1}""", Audience.Everyone),
        7 or 8 => Event("dice/rolled", """{"player":"mira","expression":"1d20+5","total":17,"breakdown":"1d20 (12) + 5 = 17","text":"mira rolled 1d20+5: 17"}""", Audience.Everyone, 1),
        _ => number % 200 == 9
            ? Event("campaigns/note-added", $$"""{"text":"The tide turned for the {{number}}th time.","id":"n{{number}}"}""", Audience.Table, 1)
            : Wound(number),
    };

    private static NewEvent Wound(int number) => Change("combatant", Fighter(number), $$"""{"hp/current":{{number % 45}}}""", """{"hp/current":44}""", Audience.GameMaster);

    private static IEnumerable<NewEvent> Entering(int number) =>
    [
        Change("combatant", Fighter(number), $$"""{"name":"Gull {{number}}","initiative":{{number}},"tie":{{number}},"state":"healthy"}""", null, Audience.Everyone),
        Change("combatant", Fighter(number), """{"hp/current":44,"hp/max":44}""", null, Audience.GameMaster),
    ];

    private static string Fighter(int number) => string.Create(CultureInfo.InvariantCulture, $"gull{number % Fighters}");

    private static NewEvent Change(string type, string id, string set, string? was, Audience audience) =>
        Event("campaigns/entity-changed", $$"""{"type":"{{type}}","id":"{{id}}","set":{{set}}{{(was is null ? "" : $",\"was\":{was}")}}}""", audience, 2);

    private static NewEvent Event(string kind, string data, Audience audience, int version) => new(kind, JsonElement.Parse(data), audience) { Version = version };

    private static async Task CommitAsync(IJournalStore store, string journal, IReadOnlyList<NewEvent> events)
    {
        var committed = await store.Journal.CommitAsync(new Commit { Step = new Step(journal, Gm, events) }, CancellationToken.None);
        if (!committed.Succeeded)
        {
            throw new InvalidOperationException(committed.Error.Message);
        }
    }
}
