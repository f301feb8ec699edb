using System.Net.Sockets;
using System.Text;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What holds between a host and the house before anybody has said a word.</summary>
public sealed class ThresholdTests
{
    [Fact]
    public async Task What_comes_unsealed_to_a_sealed_host_is_cut_off_unless_it_comes_from_its_own_computer()
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using var table = await OpenHouse.OpenAsync(isSealed: true);
        await using var others = await Bystanders.GatherAsync(table);
        var plain = new Site(address, table.Host.Port);
        var own = $"Host: {address}:{{port}}";
        var key = "Authorization: Bearer " + table.Host.Key;
        foreach (var head in (string[][])[["GET /api/control/status HTTP/1.1", own, key], ["GET / HTTP/1.1", own], [.. RawHttp.Upgrade("/events", own, key)], [$$"""{"type":"tool_discover","key":"{{table.Host.Key}}"}"""]])
        {
            var (_, said) = await RawHttp.AskAsync(plain, head);
            Assert.Equal(string.Empty, said);
        }

        // A seal that is begun and never closed is not waited for, nor one that is none.
        foreach (var begun in (byte[][])[[22], [22, 3, 1], [22, 3, 1, 0xFF, 0xFF, 1, 2, 3], [.. Enumerable.Repeat((byte)22, 70_000)]])
        {
            await using var stream = await plain.ConnectAsync();
            var (status, said) = await RawHttp.SayAsync(stream, begun);
            Assert.Equal(0, status);
            Assert.DoesNotContain(Secrets.Campaign, said, StringComparison.Ordinal);
        }

        Assert.Equal(200, (await RawHttp.AskAsync(table.Host.Port, ["GET /api/control/status HTTP/1.1", "Host: 127.0.0.1:{port}", key])).Status);
        await others.LookBackAsync();
    }

    [Fact]
    public async Task Nobody_in_the_house_reaches_a_host_that_was_not_opened_to_it_and_one_that_is_open_unsealed_says_so()
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using (var closed = await GuardedTable.OpenAsync())
        {
            var refused = await Assert.ThrowsAsync<SocketException>(() => new Site(address, closed.Host.Port).ConnectAsync());
            Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        }

        await using var unsealed = await OpenHouse.OpenAsync(isSealed: false);
        await Patience.UntilAsync("the addresses", () => Task.FromResult(unsealed.Host.Output.Contains("Ctrl+C", StringComparison.Ordinal) ? unsealed : null));
        Assert.Contains("unsealed", unsealed.Host.Output, StringComparison.Ordinal);
        Assert.Contains("--certificate", unsealed.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_from_the_house_gets_so_many_places_and_keeps_nobody_at_the_host_out()
    {
        if (OpenHouse.Address is not { } address)
        {
            return;
        }

        await using var table = await OpenHouse.OpenAsync(isSealed: false);
        await using var others = await Bystanders.GatherAsync(table);
        var site = new Site(address, table.Host.Port);
        var crowd = new List<Stream>();
        try
        {
            // Requests whose head never ends: each would keep its place until patience runs out.
            for (var i = 0; i < 256; i++)
            {
                crowd.Add(await site.ConnectAsync());
                await crowd[^1].WriteAsync(Encoding.Latin1.GetBytes($"GET /api/me HTTP/1.1\r\nHost: {address}:{table.Host.Port}\r\nX-Slow: "));
            }

            var (status, said) = await RawHttp.AskAsync(site, ["GET /api/me HTTP/1.1", $"Host: {address}:{{port}}"]);
            Assert.True(status == 503, said);
            Assert.Contains("More connections came from your address", said, StringComparison.Ordinal);
            foreach (var door in Doors.Watching)
            {
                Assert.True((await door.KnockAsync(new Visit(table.Host, table.Host.Key, table.Campaign))).LetIn, door.Name);
            }

            await table.UntilRecordedAsync("refused-crowd", one => one.From == address);
        }
        finally
        {
            crowd.ForEach(static one => one.Dispose());
        }

        await Patience.UntilAsync("a place", async () => (await RawHttp.AskAsync(site, ["GET /api/me HTTP/1.1", $"Host: {address}:{{port}}"])).Status == 401 ? site : null);
        await others.LookBackAsync();
    }
}
