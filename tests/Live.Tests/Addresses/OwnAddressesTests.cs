using System.Net;

namespace PluginHost.Live.Tests;

public sealed class OwnAddressesTests
{
    private const int Port = 8765;
    private static readonly IPAddress Here = IPAddress.Parse("192.168.1.5");
    private static readonly LiveOptions Closed = new();
    private static readonly LiveOptions Lan = new() { Lan = true };
    private static readonly LiveOptions Front = new() { PublicUrl = new Uri("https://table.example.org/") };
    private static readonly LiveOptions FrontPort = new() { PublicUrl = new Uri("https://table.example.org:8443/") };

    public static TheoryData<string, string, int?, bool> Hosts => new()
    {
        { "closed", "127.0.0.1", Port, true },
        { "closed", "LOCALHOST", Port, true },
        { "closed", "[::1]", Port, true },
        { "closed", "127.0.0.1", null, false },
        { "closed", "127.0.0.1", 80, false },
        { "closed", "192.168.1.5", Port, false },
        { "closed", "table.example.org", Port, false },
        { "lan", "127.0.0.1", Port, true },
        { "lan", "192.168.1.5", Port, true },
        { "lan", "[::ffff:192.168.1.5]", Port, true },
        { "lan", "MACHINE", Port, true },
        { "lan", "MACHINE.local", Port, true },
        { "lan", "192.168.1.6", Port, false },
        { "lan", "192.168.1.5", 80, false },
        { "lan", "192.168.1.5.evil.example", Port, false },
        { "lan", "evil.example", Port, false },
        { "lan", "", Port, false },
        { "front", "table.example.org", null, true },
        { "front", "Table.Example.ORG", 443, true },
        { "front", "127.0.0.1", Port, true },
        { "front", "table.example.org", Port, false },
        { "front", "192.168.1.5", Port, false },
        { "front", "table.example.org.evil.example", null, false },
        { "front-port", "table.example.org", 8443, true },
        { "front-port", "table.example.org", null, false },
    };

    public static TheoryData<string, string, bool> Origins => new()
    {
        { "closed", "http://127.0.0.1:8765", true },
        { "closed", "http://localhost:8765", true },
        { "closed", "http://[::1]:8765", true },
        { "closed", "https://127.0.0.1:8765", false },
        { "closed", "http://127.0.0.1:8766", false },
        { "closed", "http://192.168.1.5:8765", false },
        { "closed", "http://evil.example:8765", false },
        { "closed", "http://127.0.0.1:8765/path", false },
        { "closed", "http://somebody@127.0.0.1:8765", false },
        { "closed", "null", false },
        { "closed", "file://127.0.0.1:8765", false },
        { "lan", "http://192.168.1.5:8765", true },
        { "lan", "https://192.168.1.5:8765", false },
        { "lan", "http://192.168.1.7:8765", false },
        { "front", "https://table.example.org", true },
        { "front", "http://table.example.org", false },
        { "front", "https://table.example.org:8765", false },
        { "front", "http://127.0.0.1:8765", true },
        { "front-port", "https://table.example.org:8443", true },
        { "front-port", "https://table.example.org", false },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_name_in_a_request_is_ours(string how, string host, int? port, bool expected) =>
        Assert.Equal(expected, new OwnAddresses(Options(how)).Answers(host.Replace("MACHINE", Environment.MachineName, StringComparison.Ordinal), port, Port, Here));

    [Theory]
    [MemberData(nameof(Origins))]
    public void A_page_is_ours(string how, string origin, bool expected) => Assert.Equal(expected, new OwnAddresses(Options(how)).IsOwnPage(origin, Port, Here));

    [Fact]
    public async Task A_proxy_on_this_computer_says_by_which_name_and_how_somebody_came()
    {
        await using var house = await House.OpenAsync(Front);
        var code = house.Membership.Invitations.Create(new Invited("camp", Sdk.Role.Player)).Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/join") { Content = new StringContent($$"""{"code":"{{code}}","name":"Mira"}""") };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("Origin", "https://table.example.org");
        request.Headers.Host = "table.example.org";
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("; secure", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("evil.example", "https://table.example.org", 421)]
    [InlineData("table.example.org", "https://evil.example", 403)]
    public async Task Nobody_elses_name_or_page_comes_through_a_proxy(string host, string origin, int expected)
    {
        await using var house = await House.OpenAsync(Front);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tools");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", host);
        request.Headers.Add("Origin", origin);
        request.Headers.Host = host;
        using var response = await house.Http.SendAsync(request);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    private static LiveOptions Options(string how) => how switch { "lan" => Lan, "front" => Front, "front-port" => FrontPort, _ => Closed };
}
