using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed class TableFeedTests
{
    private static readonly FeedView View = new("camp", new Dictionary<string, JsonElement> { ["party"] = JsonElement.Parse("[1]"), ["rolls"] = JsonElement.Parse("[2]") }) { Changed = ["rolls", "gone"] };

    [Fact]
    public async Task Who_opens_a_page_is_shown_every_part_and_then_with_each_event_only_what_it_changed()
    {
        var first = Assert.Single((await TableFeed.Instance.OpenAsync(View, CancellationToken.None)).Value!);
        Assert.Equal("""{"type":"state","campaign":"camp","parts":{"party":[1],"rolls":[2]}}""", first.GetRawText());

        var happened = new TableEvent { Id = "e1", Campaign = "camp", Step = "s1", Kind = "dice/rolled", Audience = Audience.Everyone, At = DateTimeOffset.UnixEpoch, Person = "mira" };
        var next = Assert.Single((await TableFeed.Instance.NextAsync(View, happened, CancellationToken.None)).Value!);
        Assert.Equal("""{"type":"state","campaign":"camp","parts":{"rolls":[2]},"event":{"id":"e1","kind":"dice/rolled","at":"1970-01-01T00:00:00+00:00","who":"mira"}}""", next.GetRawText());
    }
}
