using System.Net.Http.Headers;
using System.Net;
using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;

namespace PluginHost.Client.Tests;

public sealed class ServingTests(ServingTable table) : IClassFixture<ServingTable>
{
    [Fact]
    public async Task Every_file_of_the_library_is_served_as_what_it_is_and_only_once()
    {
        var files = Directory.GetFiles(NodeTools.Sources, "*.js", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var path = "/client/" + Path.GetRelativePath(NodeTools.Sources, file).Replace('\\', '/');
            using var first = await AskAsync(path);

            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Equal("text/javascript", first.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", first.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(first.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal(await File.ReadAllBytesAsync(file), await first.Content.ReadAsByteArrayAsync());
            using var again = await AskAsync(path, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Fact]
    public async Task A_sandboxed_page_may_load_it_and_a_page_elsewhere_may_not()
    {
        using var sandboxed = await AskAsync("/client/index.js", static request => request.Headers.Add("Origin", "null"));
        using var elsewhere = await AskAsync("/client/index.js", static request => request.Headers.Add("Origin", "http://elsewhere.example"));

        Assert.Equal("null", sandboxed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("/client")]
    [InlineData("/client/")]
    [InlineData("/client/link")]
    [InlineData("/client/INDEX.js")]
    [InlineData("/client/tsconfig.json")]
    [InlineData("/client/link/../index.js/")]
    [InlineData("/client/..%2fhome.js")]
    [InlineData("/client/%2e%2e%2fhost.key")]
    [InlineData("/client/link%5clink.js")]
    public async Task There_is_nothing_else_to_find(string path)
    {
        using var response = await AskAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, Action<HttpRequestMessage>? with = null)
    {
        using var client = new HttpClient();
        var address = new Uri($"http://127.0.0.1:{table.Port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        with?.Invoke(request);
        return await client.SendAsync(request);
    }
}

/// <summary>One host for all of these, which only read.</summary>
public sealed class ServingTable : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private HostProcess _host = null!;

    internal int Port => _host.Port;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(_folder.In("data"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();
}
