using System.Net;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Nobody comes in by any door with what does not count here; each refusal is on the record, and the game goes on.</summary>
public sealed class StrangerTests
{
    /// <summary>What is shown, and what the record says of it by which ways in.</summary>
    public static TheoryData<string, string[]> Shown => new()
    {
        { Proofs.None, ["refused-stranger/socket", "refused-stranger/line", "refused-stranger/stream", "refused-control/http", "refused-campaign/http"] },
        { Proofs.MadeUp, ["refused-key/socket", "refused-key/line", "refused-key/http"] },
        { Proofs.Tampered, ["refused-key/socket", "refused-key/line", "refused-key/http"] },
        { Proofs.Expired, ["refused-key/socket", "refused-key/line", "refused-key/http"] },
        { Proofs.Revoked, ["revoked-key/socket", "revoked-key/line", "revoked-key/http"] },
        { Proofs.SignedOut, ["refused-key/socket", "refused-key/line", "refused-key/http"] },
        { Proofs.Elsewhere, ["refused-campaign/tokens", "refused-control/tokens"] },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Nobody_comes_in_with(string proof, string[] records)
    {
        await using var table = await GuardedTable.OpenAsync();
        var visit = new Visit(table.Host, await Proofs.TokenAsync(table, proof), table.Campaign);
        await using var others = await Bystanders.GatherAsync(table);
        foreach (var door in Doors.All)
        {
            var told = await door.KnockAsync(visit);
            Assert.False(told.LetIn && !(proof is Proofs.None && door.Greets) && !(proof is Proofs.Elsewhere && door.KnowsOneself), $"{door.Name}: {told.Text}");
            foreach (var text in (string[])[.. Secrets.Hidden, Secrets.Open, Secrets.Campaign])
            {
                Assert.False(told.Text.Contains(text, StringComparison.Ordinal), $"{door.Name} told {text}: {told.Text}");
            }
        }

        await others.LookBackAsync();
        foreach (var record in records)
        {
            await table.UntilRecordedAsync(record.Split('/')[0], one => one.Door == record.Split('/')[1]);
        }
    }

    [Fact]
    public async Task A_campaign_that_is_named_past_the_door_inside_an_argument_is_refused_and_recorded_as_well()
    {
        await using var table = await GuardedTable.OpenAsync();
        var otto = await table.JoinAsync("Otto", table.Elsewhere);
        using var http = new HttpClient { BaseAddress = table.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", otto.Access);
        foreach (var tool in (string[])["get_campaign_data", "export_campaign"])
        {
            var asked = GuardedTable.Json(new JsonObject { ["arguments"] = new JsonObject { ["campaign_id"] = table.Campaign }, ["campaign"] = table.Elsewhere });
            using var response = await http.PostAsync(new Uri("/api/tools/" + tool, UriKind.Relative), asked);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        await table.UntilRecordedAsync("refused-campaign", one => one.Person == otto.Person && one.Target == table.Campaign);
    }

    [Fact]
    public async Task To_the_game_master_every_door_opens_and_tells_everything()
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var visit = new Visit(table.Host, table.Host.Key, table.Campaign);
        var everything = string.Empty;
        foreach (var door in Doors.All.Where(static door => door.Name != "GET /blobs"))
        {
            var told = await door.KnockAsync(visit);
            Assert.True(told.LetIn, $"{door.Name}: {told.Text}");
            everything += told.Text;
        }

        Assert.All(Secrets.Planted, secret => Assert.Contains(secret, everything, StringComparison.Ordinal));
    }
}
