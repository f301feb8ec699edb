namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A host that is open to the house is attacked from there: at the address that other computers use, sealed and not.</summary>
public sealed class HouseTests
{
    private const string Evil = "https://evil.example";

    private static readonly string[] Sockets = ["/", "/events", "/ws", "/obs", "/plugins/obs/feeds/overlay", "/table", "/mcp/stdio"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_house_nobody_comes_in_without_a_proof_and_everybody_with_one(bool isSealed)
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using var table = await OpenHouse.OpenAsync(isSealed);
        await using var others = await Bystanders.GatherAsync(table);
        var site = new Site(address, table.Host.Port, isSealed);
        foreach (var proof in (string[])[Proofs.None, Proofs.MadeUp, Proofs.Revoked])
        {
            var stranger = new Visit(table.Host, await Proofs.TokenAsync(table, proof), table.Campaign) { At = site };
            foreach (var door in Doors.All)
            {
                var told = await door.KnockAsync(stranger);
                Assert.False(told.LetIn, $"{door.Name}, {proof}: {told.Text}");
                Assert.DoesNotContain(Secrets.Campaign, told.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(Secrets.Open, told.Text, StringComparison.Ordinal);
            }
        }

        await table.UntilRecordedAsync("refused-stranger", one => one.From == address);
        await table.UntilRecordedAsync("refused-key", one => one.From == address);
        await table.UntilRecordedAsync("refused-control", one => one.From == address);

        // The same doors open to whoever has a key.
        var master = new Visit(table.Host, table.Host.Key, table.Campaign) { At = site };
        foreach (var door in Doors.All.Where(static door => door.Name != "GET /blobs"))
        {
            var told = await door.KnockAsync(master);
            Assert.True(told.LetIn, $"{door.Name}: {told.Text}");
        }

        await others.LookBackAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_player_in_the_house_is_told_nothing_of_the_game_masters(bool isSealed)
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using var table = await OpenHouse.OpenAsync(isSealed);
        await using var others = await Bystanders.GatherAsync(table);
        var joined = await table.JoinAsync("Mira", table.Campaign);
        var visit = new Visit(table.Host, joined.Access, table.Campaign) { At = new Site(address, table.Host.Port, isSealed) };
        foreach (var door in Doors.Asking)
        {
            OnlookerTests.AssertNothingHidden(door.Name, await door.KnockAsync(visit));
        }

        foreach (var outlook in Doors.Watching)
        {
            OnlookerTests.AssertNothingHidden(outlook.Name, await OnlookerTests.WatchAsync(table, outlook, visit));
        }

        await others.LookBackAsync();
        await table.UntilRecordedAsync("refused-tool", one => one.Person == joined.Person && one.Target == Questions.MastersTool);
        await table.UntilRecordedAsync("refused-control", one => one.Person == joined.Person);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_from_the_house_that_means_another_host_or_comes_from_another_page_is_refused(bool isSealed)
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using var table = await OpenHouse.OpenAsync(isSealed);
        var site = new Site(address, table.Host.Port, isSealed);
        var own = $"Host: {address}:{{port}}";
        var key = "Authorization: Bearer " + table.Host.Key;
        var (cookie, _) = await table.MasterAsync();
        Assert.Equal(200, (await RawHttp.AskAsync(site, ["GET /api/control/status HTTP/1.1", own, key])).Status);
        foreach (var host in (string[])["evil.example:{port}", $"{address}.evil.example:{{port}}", $"evil.example@{address}:{{port}}", address + ":1", "192.0.2.77:{port}", "[::]:{port}"])
        {
            foreach (var head in (string[][])[["GET /api/control/status HTTP/1.1", "Host: " + host, key], [.. RawHttp.Upgrade("/events", "Host: " + host, key)]])
            {
                var (status, said) = await RawHttp.AskAsync(site, head);
                Assert.True(status is 421 or 400, $"{host}: {said}");
            }
        }

        // Whatever a browser in the house is made to send along.
        string[] foreign = [Evil, "http://" + address, "http://evil.example:{port}", $"{(isSealed ? "http" : "https")}://{address}:{{port}}"];
        foreach (var origin in foreign)
        {
            foreach (var path in Sockets)
            {
                Assert.Equal(403, (await RawHttp.AskAsync(site, RawHttp.Upgrade(path, own, "Cookie: " + cookie, "Origin: " + origin))).Status);
            }

            Assert.Equal(403, (await RawHttp.AskAsync(site, ["POST /api/control/ticket HTTP/1.1", own, "Cookie: " + cookie, "Origin: " + origin, "Content-Length: 0"])).Status);
            Assert.Equal(403, (await RawHttp.AskAsync(site, ["GET /events/stream HTTP/1.1", own, "Cookie: " + cookie, "Origin: " + origin])).Status);
        }

        Assert.Equal(403, (await RawHttp.AskAsync(site, ["POST /api/control/ticket HTTP/1.1", own, "Cookie: " + cookie, "Content-Length: 0"])).Status);
        await table.UntilRecordedAsync("refused-host", one => one.Target == $"evil.example:{table.Host.Port}" && one.From == address);
        await table.UntilRecordedAsync("refused-page", one => one.Target == Evil && one.From == address);
    }
}
