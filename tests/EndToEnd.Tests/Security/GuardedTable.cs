using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>A host of its own with two campaigns, one of which has much to hide, and people who came in as people do.</summary>
internal sealed class GuardedTable : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private GuardedTable(TemporaryFolder folder, HostProcess host, string campaign, string elsewhere) => (_folder, Host, Campaign, Elsewhere) = (folder, host, campaign, elsewhere);

    public HostProcess Host { get; }

    /// <summary>The campaign with the secrets.</summary>
    public string Campaign { get; }

    /// <summary>The demo, which is somebody else's.</summary>
    public string Elsewhere { get; }

    public static async Task<GuardedTable> OpenAsync(params string[] options)
    {
        var folder = new TemporaryFolder();
        var host = await HostProcess.StartAsync(folder.In("data"), null, options);
        var elsewhere = JsonNode.Parse(await host.Http.GetStringAsync(new Uri("/api/control/campaigns", UriKind.Relative)))!["campaigns"]![0]!["id"]!.GetValue<string>();
        return new GuardedTable(folder, host, await Secrets.PlantAsync(host), elsewhere);
    }

    /// <summary>A named key, as <c>keys create</c> makes it.</summary>
    public async Task<string> KeyAsync(string name, string role, string campaign) =>
        (await ControlAsync("keys", new JsonObject { ["name"] = name, ["role"] = role, ["campaign"] = campaign }))["key"]!.GetValue<string>();

    public Task RevokeAsync(string key) => ControlAsync($"keys/{key}/revoke", []);

    /// <summary>Somebody who follows an invitation with a program.</summary>
    public async Task<Joined> JoinAsync(string name, string campaign, string role = "player")
    {
        var code = await InviteAsync(campaign, role);
        using var http = new HttpClient { BaseAddress = Host.Http.BaseAddress };
        using var response = await http.PostAsync(new Uri("/api/join", UriKind.Relative), Json(new JsonObject { ["code"] = code, ["name"] = name, ["tokens"] = true }));
        var told = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.StatusCode == HttpStatusCode.OK, told.ToJsonString());
        return new Joined(told["person"]!.GetValue<string>(), told["access_token"]!.GetValue<string>(), told["refresh_token"]!.GetValue<string>(), code);
    }

    /// <summary>Somebody who follows an invitation with a browser.</summary>
    /// <returns>The browser's cookie.</returns>
    public async Task<string> BrowserAsync(string name, string campaign)
    {
        var code = await InviteAsync(campaign, "player");
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Host.Http.BaseAddress };
        using var response = await http.PostAsync(new Uri("/api/join", UriKind.Relative), Json(new JsonObject { ["code"] = code, ["name"] = name }));
        return CookieOf(response);
    }

    /// <summary>The game master's browser, by the link that the host prints.</summary>
    public async Task<(string Cookie, string Ticket)> MasterAsync()
    {
        var link = new Uri((await ControlAsync("ticket", []))["address"]!.GetValue<string>());
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var response = await http.GetAsync(new Uri(Host.Http.BaseAddress!, link.PathAndQuery));
        return (CookieOf(response), link.Query["?ticket=".Length..]);
    }

    public async Task<string> InviteAsync(string campaign, string role) =>
        (await ControlAsync("invite", new JsonObject { ["campaign"] = campaign, ["role"] = role, ["here"] = true }))["address"]!.GetValue<string>().Split('#')[1];

    public async Task<JsonNode> ControlAsync(string path, JsonObject body)
    {
        using var response = await Host.Http.PostAsync(new Uri("/api/control/" + path, UriKind.Relative), Json(body));
        var told = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return response.IsSuccessStatusCode ? told : throw new InvalidOperationException($"{path}: {told.ToJsonString()}");
    }

    /// <summary>What the command <c>security</c> shows.</summary>
    public async Task<IReadOnlyList<Recorded>> RecordsAsync() =>
    [
        .. JsonNode.Parse(await Host.Http.GetStringAsync(new Uri("/api/control/security?limit=500", UriKind.Relative)))!["records"]!.AsArray()
            .Select(static one => new Recorded(one!["what"]!.GetValue<string>(), (string?)one["person"], (string?)one["target"], (string?)one["door"]) { From = (string?)one["from"] }),
    ];

    /// <summary>Waits until something is on the record: a refusal is written without being waited for.</summary>
    public Task<Recorded> UntilRecordedAsync(string what, Func<Recorded, bool>? fits = null) =>
        Patience.UntilAsync($"a record of {what}", async () => (await RecordsAsync()).FirstOrDefault(one => one.What == what && (fits?.Invoke(one) ?? true)));

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    private static string CookieOf(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
}

/// <param name="Code">The invitation that was followed.</param>
internal sealed record Joined(string Person, string Access, string Refresh, string Code);

internal sealed record Recorded(string What, string? Person, string? Target, string? Door)
{
    public string? From { get; init; }
}
