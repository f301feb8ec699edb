using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>Pictures by their hash: what everyone may see, and nothing that a browser would run.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task A_picture_is_served_once_everyone_may_see_it_and_not_before()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        using var stranger = new HttpClient { BaseAddress = host.Http.BaseAddress };
        var cellar = $"/blobs/{Evening.CellarHash}";

        // Only who says that they are the game master gets what is the game master's.
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, cellar));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host.Http, cellar));
        await Assert.ThrowsAsync<InvalidOperationException>(() => evening.DoAsync("show_map", new JsonObject { ["id"] = "No such map" }));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, cellar));

        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar" });
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, cellar));
        await evening.DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar", ["whole"] = true });
        using var served = await stranger.GetAsync(new Uri(cellar, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("image/png", served.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Evening.CellarHash, Convert.ToHexStringLower(SHA256.HashData(await served.Content.ReadAsByteArrayAsync())));

        using var again = new HttpRequestMessage(HttpMethod.Get, cellar);
        again.Headers.IfNoneMatch.Add(served.Headers.ETag!);
        using var known = await stranger.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_or_no_hash_is_not_served()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.In("data"));
        var evening = await Evening.BeginAsync(host);
        var drawing = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        var file = new JsonObject
        {
            ["version"] = "1.0",
            ["campaign"] = new JsonObject { ["name"] = "The Salt Lantern" },
            ["world"] = new JsonObject(),
            ["story"] = new JsonObject(),
            ["resources"] = new JsonObject { ["handouts"] = new JsonArray(new JsonObject { ["name"] = "A sigil", ["audience"] = new JsonArray("everyone"), ["image"] = new JsonObject { ["blob"] = "sigil" } }) },
            ["blobs"] = new JsonObject { ["sigil"] = new JsonObject { ["mediaType"] = "image/svg+xml", ["base64"] = Convert.ToBase64String(drawing) } },
        };
        await evening.DoAsync("import_file", new JsonObject { ["content"] = file.ToJsonString() });
        await evening.DoAsync("show_handout", new JsonObject { ["id"] = "A sigil" });

        var hash = Convert.ToHexStringLower(SHA256.HashData(drawing));
        foreach (var path in new[] { hash, Evening.CellarHash.ToUpperInvariant(), "", "%2e%2e%2fhost.key", hash[..63], hash + "0", new string('f', 64), new string('\u0661', 64) })
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(host.Http, $"/blobs/{path}"));
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
