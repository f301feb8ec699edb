using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Who was let in is told what is theirs and nothing else, whichever door they take; and what is the game master's is refused to them and recorded.</summary>
public sealed class OnlookerTests
{
    private const string Curtain = "Curtainfall";

    [Theory]
    [InlineData("player", true)]
    [InlineData("spectator", false)]
    [InlineData("overlay", false)]
    public async Task Nobody_but_the_game_master_is_told_what_is_hidden(string role, bool mayRoll)
    {
        await using var table = await GuardedTable.OpenAsync();
        await using var others = await Bystanders.GatherAsync(table);
        var token = role == "overlay" ? await table.KeyAsync("screen", role, table.Campaign) : (await table.JoinAsync("Mira", table.Campaign, role)).Access;
        var visit = new Visit(table.Host, token, table.Campaign);
        foreach (var door in Doors.Asking)
        {
            AssertNothingHidden(door.Name, await door.KnockAsync(visit));
        }

        var control = Doors.Asking.Single(static door => door.Name == "control API");
        Assert.False((await control.KnockAsync(visit)).LetIn);
        foreach (var outlook in Doors.Watching)
        {
            AssertNothingHidden(outlook.Name, await WatchAsync(table, outlook, visit));
        }

        await others.LookBackAsync();
        Assert.Contains(await table.RecordsAsync(), static one => one.What == "refused-control");
        await table.UntilRecordedAsync("refused-tool", static one => one.Target == Questions.MastersTool);
        Assert.Equal(mayRoll, (await RollAsync(visit)).LetIn);
    }

    /// <summary>Things happen in secret while somebody watches, and then something that all may see: so nothing secret is still on its way.</summary>
    internal static async Task<Told> WatchAsync(GuardedTable table, Outlook outlook, Visit visit)
    {
        await using var ear = await outlook.OpenAsync(visit);
        if (await ear.UntilAsync(static told => !told.Contains("\"type\":\"ack\"", StringComparison.Ordinal)) is not { } first || first.Contains("\"refused\"", StringComparison.Ordinal))
        {
            Assert.StartsWith("tail", outlook.Name, StringComparison.Ordinal);
            return new Told(false, ear.Heard);
        }

        await Secrets.ActAsync(table.Host, table.Campaign);
        var curtain = $"{Curtain}{Guid.NewGuid():N}"[..30];
        await table.Host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1+41", ["player"] = curtain }, table.Campaign);
        Assert.NotNull(await ear.UntilAsync(told => told.Contains(curtain, StringComparison.Ordinal)));
        Assert.Contains(Secrets.Open, ear.Heard, StringComparison.Ordinal);
        return new Told(true, ear.Heard);
    }

    private static async Task<Told> RollAsync(Visit visit)
    {
        using var http = new HttpClient { BaseAddress = visit.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", visit.Token);
        using var response = await http.PostAsync(new Uri("/api/tools/roll_dice", UriKind.Relative), GuardedTable.Json(new JsonObject { ["arguments"] = new JsonObject { ["expression"] = "1d4" }, ["campaign"] = visit.Campaign }));
        return new Told(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    internal static void AssertNothingHidden(string door, Told told)
    {
        foreach (var secret in Secrets.Hidden)
        {
            Assert.False(told.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{door} told {secret}: {told.Text}");
        }
    }
}
