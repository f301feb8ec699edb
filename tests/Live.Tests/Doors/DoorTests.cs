using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;

namespace PluginHost.Live.Tests;

public sealed class DoorTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("evil.example", (HttpStatusCode)421)]
    [InlineData("127.0.0.1.evil.example", (HttpStatusCode)421)]
    public async Task Only_our_own_host_names_are_answered(string host, HttpStatusCode expected)
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Get, "/api/tools");
        request.Headers.Host = $"{host}:{house.Port}";
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Another_port_in_the_host_header_is_not_us()
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Get, "/api/tools");
        request.Headers.Host = "127.0.0.1:1";
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(421, (int)response.StatusCode);
        Assert.Contains("\"success\":false", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1:PORT")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    public async Task Other_pages_are_refused_even_with_a_key(string origin)
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Get, "/api/tools");
        request.Headers.Add("Origin", origin.Replace("PORT", house.Port.ToString(), StringComparison.Ordinal));
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_a_socket()
    {
        await using var house = await House.OpenAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => house.SocketAsync("/events", options => options.SetRequestHeader("Origin", "http://evil.example")));
    }

    [Fact]
    public async Task A_sandboxed_page_opens_a_socket_but_only_a_key_counts()
    {
        await using var house = await House.OpenAsync();
        using var peer = await house.SocketAsync("/obs", options => options.SetRequestHeader("Origin", "null"));
        await peer.SayAsync($$"""{"type":"authenticate","key":"{{house.Overlay}}"}""");
        Assert.Equal("open", (await peer.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_silent_connection_is_closed()
    {
        await using var house = await House.OpenAsync(new LiveOptions { Silence = TimeSpan.FromMilliseconds(200) });
        using var client = await house.TcpAsync();
        Assert.Equal(0, await ReadToTheEndAsync(client.GetStream()));
    }

    [Fact]
    public async Task Http_still_works_when_its_first_byte_comes_alone()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.TcpAsync();
        client.NoDelay = true;
        foreach (var part in new[] { "G", $"ET /nothing HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nConnection: close\r\n\r\n" })
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(part));
        Assert.StartsWith("HTTP/1.1 404", await new StreamReader(client.GetStream()).ReadToEndAsync(Peer.Deadline()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_is_called_over_http_and_answers_plainly()
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Post, "/api/tools/echo");
        request.Content = new StringContent("""{"arguments":{"id":"x1"},"campaign":"camp","dryRun":true}""");
        using var response = await house.Http.SendAsync(request);
        Assert.Equal("""{"success":true,"message":"said","data":{"id":"x1"},"id":"x1"}""", await response.Content.ReadAsStringAsync());
        var call = Assert.Single(house.Table.Called);
        Assert.True(call.DryRun);
        Assert.Equal("camp", call.Campaign);
    }

    [Theory]
    [InlineData("""{"arguments":{"__proto__":{}}}""", 400)]
    [InlineData("""[1]""", 400)]
    [InlineData("""{"arguments":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}""", 400)]
    [InlineData("""{"campaign":"nowhere"}""", 404)]
    public async Task Bad_input_never_reaches_a_tool(string body, int status)
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Post, "/api/tools/echo");
        request.Content = new StringContent(body);
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(house.Table.Called);
    }

    [Fact]
    public async Task An_asset_is_sandboxed_and_sent_once()
    {
        await using var house = await House.OpenAsync();
        using var first = await house.Http.GetAsync(new Uri("/plugins/obs/overlay.html", UriKind.Relative));
        Assert.Equal("<p>hello</p>", await first.Content.ReadAsStringAsync());
        Assert.Equal("text/html", first.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox allow-scripts;", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/plugins/obs/overlay.html");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await house.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/plugins/obs/../secret.txt")]
    [InlineData("/plugins/obs/..%2fsecret.txt")]
    [InlineData("/plugins/obs/%2e%2e/secret.txt")]
    [InlineData("/plugins/obs/..%5csecret.txt")]
    [InlineData("/plugins/obs/.hidden")]
    [InlineData("/plugins/obs//etc/passwd")]
    [InlineData("/plugins/obs/")]
    public async Task Nothing_outside_the_assets_is_sent(string path)
    {
        await using var house = await House.OpenAsync();
        using var client = await house.TcpAsync();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{house.Port}\r\nConnection: close\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 404", await new StreamReader(client.GetStream()).ReadToEndAsync(Peer.Deadline()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_never_sees_our_keys()
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Post, "/plugins/obs/api/hook?a=1");
        request.Headers.Add("X-Signature", "abc");
        request.Content = JsonContent.Create("body", TestJson.Default.String);
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var asked = Assert.Single(house.Table.Asked);
        Assert.Equal("/hook", asked.Path);
        Assert.Equal("1", asked.Query["a"]);
        Assert.Equal("abc", asked.Headers["x-signature"]);
        Assert.False(asked.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Too_large_a_body_is_refused()
    {
        await using var house = await House.OpenAsync();
        using var request = Request(house, HttpMethod.Post, "/plugins/obs/api/hook");
        request.Content = new ByteArrayContent(new byte[ToolDoor.MostBody + 1]);
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Empty(house.Table.Asked);
    }

    [Fact]
    public async Task Both_loopback_addresses_are_open()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await using var house = await House.OpenAsync(port: port);
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }.Where(static each => each.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || System.Net.Sockets.Socket.OSSupportsIPv6))
        {
            using var client = new System.Net.Sockets.TcpClient(address.AddressFamily);
            await client.ConnectAsync(address, port);
        }
    }

    [Fact]
    public async Task An_overlay_that_asks_too_often_is_refused()
    {
        await using var house = await House.OpenAsync(new LiveOptions { RequestsPerMinute = 3 });
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tools");
            request.Headers.Authorization = new("Bearer", house.Overlay);
            using var response = await house.Http.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 200, 429], statuses);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_a_remedy()
    {
        await using var house = await House.OpenAsync();
        var failure = await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
            builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{house.Port}");
            await using var second = builder.Build();
            await second.StartAsync();
        });
        var error = PortProbe.Explain(failure, house.Port);
        Assert.Contains("used by another program", error?.Message, StringComparison.Ordinal);
        Assert.Contains("--port", error?.Hint, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(House house, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", house.Keys.CommandLine());
        return request;
    }

    private static async Task<int> ReadToTheEndAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1], Peer.Deadline());
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
