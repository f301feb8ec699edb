using PluginHost.Campaigns.Shared;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class SharedSecrecyTests : TableSuite
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task After_every_step_all_see_of_what_is_shared_exactly_what_they_may(int seed)
    {
        var (compared, hidden) = (0, 0);
        await new Play(this, seed) { Shares = true }.GoAsync(400, async what =>
        {
            var full = await StateAsync();
            foreach (var audience in new[] { Audience.Everyone, Kim.Audience, Sam.Audience, Gm.Audience })
            {
                var its = await StateAsync(audience);
                foreach (var document in its.World.Of(EntityTypes.Document))
                {
                    var (expected, seen) = (full.Shared.Of(document.Id), its.Shared.Of(document.Id));
                    Assert.True(expected.Note.Its.Text == seen.Note.Its.Text, $"{what}: {audience} reads '{seen.Note.Its.Text}', not '{expected.Note.Its.Text}'");
                    var objects = expected.Board.Objects.Values.Where(one => audience.Equals(Gm.Audience) || !one.IsHidden).ToList();
                    Assert.True(objects.Count == seen.Board.Objects.Count, $"{what}: {audience} sees {seen.Board.Objects.Count} objects, not {objects.Count}.");
                    Assert.All(objects, one => Assert.Equal(Text(expected, one.Id), Text(seen, one.Id)));
                    compared += objects.Count + 1;
                    hidden += expected.Board.Objects.Count - objects.Count;
                }
            }
        });
        Assert.True(compared > 5_000 && hidden > 500, $"{compared} compared and {hidden} hidden prove little.");
    }

    private static string Text(SharedDocument document, string id) =>
        string.Join(' ', document.Board.Find(id)!.Fields.Select(static one => $"{one.Key}={one.Value.Value.GetRawText()}@{one.Value.By}")) + document.Board.Find(id)!.Gone;
}
