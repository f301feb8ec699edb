using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PluginHost.EndToEnd.Tests.Security;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Fog hides the bytes of a map's picture, not only its place on the screen.</summary>
public sealed class MapPictureTests
{
    /// <summary>Green where it will be revealed and around it, magenta elsewhere.</summary>
    private const string Painting = """
        async ([kind, quality]) => {
          const canvas = new OffscreenCanvas(24 * 32, 14 * 32);
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#ff00ff';
          pen.fillRect(0, 0, canvas.width, canvas.height);
          pen.fillStyle = '#20d040';
          pen.fillRect(2 * 32, 2 * 32, 6 * 32, 6 * 32);
          const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: `image/${kind}`, quality })).arrayBuffer());
          return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
        }
        """;

    [Fact]
    public async Task An_overlay_gets_no_byte_of_what_is_under_the_fog_and_every_byte_of_what_is_not()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(evening.Address("map", "?hide=tokens,title,grid"), 1280, 720);
        var got = new ConcurrentQueue<(string Address, Task<byte[]> Body)>();
        page.Response += (_, response) => got.Enqueue((response.Url, response.Status == 200 ? response.BodyAsync() : Task.FromResult<byte[]>([])));
        await Browser.LiveAsync(page);

        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar" });
        await evening.DoAsync("reveal_map_area", Evening.Area(2, 2, 9, 7));
        await UntilAsync(page, 5, 4, isSeen: true);
        Unhidden(await PictureAsync(page, "map-bytes"));

        // In the same conversation more is revealed, and then hidden again.
        await evening.DoAsync("reveal_map_area", Evening.Area(11, 5, 4, 2));
        await UntilAsync(page, 12, 6, isSeen: true);
        await evening.DoAsync("reveal_map_area", Hide(2, 2, 3, 3));
        await UntilAsync(page, 3, 3, isSeen: false);
        Unhidden(await PictureAsync(page, "map-bytes-hidden"));
        await evening.BlankAsync(on: true);
        await page.WaitForFunctionAsync("() => document.querySelector('[data-part=map]').hidden");
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(host, host.OverlayKey(evening.Campaign), await PieceAsync(evening)));
        await evening.BlankAsync(on: false);
        await UntilAsync(page, 12, 6, isSeen: true);

        Assert.Contains(got, static one => one.Address.Contains("/maps/", StringComparison.Ordinal));
        foreach (var (address, body) in got)
        {
            var bytes = await body;
            Assert.DoesNotContain(Evening.CellarHash, address, StringComparison.Ordinal);
            Assert.NotEqual(Evening.CellarHash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            if (bytes.AsSpan().StartsWith<byte>([0x89, (byte)'P']))
            {
                Unhidden(Pixels.Read(bytes));
            }
        }
    }

    [Fact]
    public async Task The_picture_itself_is_for_the_game_master_until_the_map_is_shown_without_fog()
    {
        await using var table = await GuardedTable.OpenAsync();
        var evening = await Evening.BeginAsync(table.Host);
        var (player, overlay) = ((await table.JoinAsync("Kim", evening.Campaign)).Access, table.Host.OverlayKey(evening.Campaign));
        var stranger = (await table.JoinAsync("Rowan", table.Campaign)).Access;
        var cellar = $"/blobs/{Evening.CellarHash}";
        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar" });
        await evening.DoAsync("reveal_map_area", Evening.Area(2, 2, 9, 7));
        var piece = await PieceAsync(evening);
        foreach (var key in new[] { player, overlay, stranger, null })
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(table.Host, key, cellar));
            Assert.Equal(key == player || key == overlay ? HttpStatusCode.OK : HttpStatusCode.NotFound, await AskAsync(table.Host, key, piece));
        }

        Assert.Equal(HttpStatusCode.OK, await AskAsync(table.Host, table.Host.Key, cellar));
        foreach (var nothing in new[] { "0-9", "9-0", "-1-0", "0-0x", "99999999999-0" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(table.Host, overlay, piece.Replace("0-0", nothing, StringComparison.Ordinal)));
        }

        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar", ["whole"] = true });
        Assert.Equal(HttpStatusCode.OK, await AskAsync(table.Host, overlay, cellar));
        await evening.DoAsync("reveal_map_area", Hide(0, 0, 2, 2));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(table.Host, overlay, cellar));
        await evening.DoAsync("undo", []);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(table.Host, overlay, cellar));
        await evening.DoAsync("redo", []);
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(table.Host, overlay, cellar));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(table.Host, overlay, piece));
    }

    /// <summary>As another program exports it: a WebP in a file with the squares beside it.</summary>
    [Theory]
    [InlineData("webp", 1)]
    [InlineData("webp", .8)]
    [InlineData("png", 1)]
    public async Task A_map_of_another_program_is_cut_too(string kind, double quality)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        await using var browser = await Browser.StartAsync();
        var maker = await browser.OpenAsync("about:blank", 200, 200);
        var picture = await maker.EvaluateAsync<string>(Painting, new object[] { kind, quality });
        var campaign = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = "Reef", ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
        var file = new JsonObject
        {
            ["format"] = 0.3,
            ["resolution"] = new JsonObject { ["map_origin"] = new JsonObject { ["x"] = 0, ["y"] = 0 }, ["map_size"] = new JsonObject { ["x"] = 24, ["y"] = 14 }, ["pixels_per_grid"] = 32 },
            ["line_of_sight"] = new JsonArray(),
            ["portals"] = new JsonArray(),
            ["image"] = picture,
        };
        await host.CallAsync("import_file", new JsonObject { ["content"] = file.ToJsonString() }, campaign);
        var map = (await host.CallAsync("get_campaign_data", new JsonObject { ["data_type"] = "maps" }, campaign))["data"]!["items"]!.AsArray().Single()!["id"]!.GetValue<string>();
        await host.CallAsync("show_map", new JsonObject { ["id"] = map }, campaign);
        await host.CallAsync("reveal_map_area", Evening.Area(3, 3, 4, 4), campaign);
        var page = await browser.OpenAsync($"http://127.0.0.1:{host.Port}/plugins/obs/map.html?hide=grid#key={host.OverlayKey(campaign)}&campaign={campaign}", 1280, 720);
        await page.WaitForFunctionAsync("() => { const canvas = document.querySelector('[data-part=map] canvas'); const its = canvas.getContext('2d').getImageData(canvas.width * 5 / 24, canvas.height * 5 / 14, 1, 1).data; return its[1] > 180 && its[0] < 90 && its[3] > 250; }");
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.OverlayKey(campaign));
        var piece = Pixels.Read(await http.GetByteArrayAsync(new Uri($"/maps/{map}/0-0?campaign={campaign}", UriKind.Relative)));
        Unhidden(piece);
        Assert.True(piece.At(5 * 32, 5 * 32) is { Green: > 180, Red: < 90, Alpha: 255 });
        Assert.Equal((0, 0, 0, 0), ((int, int, int, int))piece.At((7 * 32) + 1, 5 * 32));
    }

    [Fact]
    public async Task A_player_is_not_served_what_only_another_table_may_see()
    {
        await using var table = await GuardedTable.OpenAsync();
        var evening = await Evening.BeginAsync(table.Host);
        await evening.DoAsync("share", new JsonObject { ["id"] = "The drowned cellar", ["audience"] = new JsonArray("table") });
        var here = await table.BrowserAsync("Kim", evening.Campaign);
        var elsewhere = await table.BrowserAsync("Rowan", table.Campaign);
        var cellar = $"/blobs/{Evening.CellarHash}";
        Assert.Equal(HttpStatusCode.OK, await ByCookieAsync(table.Host, here, cellar));
        Assert.Equal(HttpStatusCode.NotFound, await ByCookieAsync(table.Host, elsewhere, cellar));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(table.Host, null, cellar));
    }

    /// <summary>What is under the fog is magenta, which nothing else is; also a clear pixel may not be.</summary>
    private static void Unhidden(Pixels picture) => Assert.False(picture.Any(static pixel => pixel is { Red: > 180, Green: < 70, Blue: > 180 }), "Something under the fog is there.");

    private static async Task<Pixels> PictureAsync(IPage page, string name) => Pixels.Read(await File.ReadAllBytesAsync(await Browser.PictureAsync(page, name)));

    /// <summary>The middle of a square is stone, or it is clear.</summary>
    private static Task UntilAsync(IPage page, int column, int row, bool isSeen) => page.WaitForFunctionAsync(
        "([x, y, seen]) => { const canvas = document.querySelector('[data-part=map] canvas'); const its = canvas.getContext('2d').getImageData((x + .5) * canvas.width / 24, (y + .5) * canvas.height / 14, 1, 1).data; return seen ? its[3] > 250 && Math.abs(its[0] - its[2] - 18) < 4 && Math.abs(its[0] - its[1] - 8) < 4 : its[3] === 0; }",
        new object[] { column, row, isSeen });

    private static JsonObject Hide(int x, int y, int width, int height)
    {
        var area = Evening.Area(x, y, width, height);
        area["hide"] = true;
        return area;
    }

    private static async Task<string> PieceAsync(Evening evening)
    {
        var maps = await evening.DoAsync("get_campaign_data", new JsonObject { ["data_type"] = "maps" });
        var id = (maps["data"] ?? maps)["items"]!.AsArray().Single(static map => map!["name"]!.GetValue<string>() == "The drowned cellar")!["id"]!.GetValue<string>();
        return $"/maps/{id}/0-0?campaign={evening.Campaign}";
    }

    private static async Task<HttpStatusCode> AskAsync(HostProcess host, string? key, string path)
    {
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> ByCookieAsync(HostProcess host, string cookie, string path)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = host.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
