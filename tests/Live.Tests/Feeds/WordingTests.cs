using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class WordingTests
{
    [Fact]
    public async Task An_event_is_put_into_words_once_for_all_who_may_see_it_and_anew_when_it_was_read_anew()
    {
        await using var house = await House.OpenAsync();
        var wording = new Wording();
        var (table, gm) = (At(house, Audience.Table), At(house, Audience.GameMaster));
        var event1 = await SaidAsync(house, "the first of all words");
        var first = wording.Of(event1, table);
        Assert.Same(first, wording.Of(event1, gm));

        // As after a redaction: the same place, and another event.
        var blanked = event1 with { Event = event1.Event with { Data = System.Text.Json.JsonElement.Parse("{}") } };
        Assert.DoesNotContain("the first of all words", System.Text.Encoding.UTF8.GetString(wording.Of(blanked, table)[0].Bytes.Span), StringComparison.Ordinal);

        for (var number = 0; number < 2_000; number++)
        {
            var another = await SaidAsync(house, $"number {number}.");
            Assert.Contains($"number {number}.", System.Text.Encoding.UTF8.GetString(wording.Of(another, table)[0].Bytes.Span), StringComparison.Ordinal);
        }
    }

    private static Viewpoint At(House house, Audience audience) => new("camp", audience, house.Store, house.Store, house.Tokens);

    private static async Task<StoredEvent> SaidAsync(House house, string text)
    {
        house.Store.Append(text, Audience.Table);
        return (await house.Store.ReadAsync(new EventQuery("camp", null) { From = house.Store.Head("camp") - 1 }, CancellationToken.None))[0];
    }
}
