using System.Net;
using System.Text;
using System.Text.Json;

namespace PluginHost.Live.Tests;

/// <summary>A browser or a program that speaks to a house over HTTP.</summary>
internal sealed class Web(House house)
{
    public string? Cookie { get; set; }

    public string? Token { get; set; }

    public string? LastSetCookie { get; private set; }

    public static async Task<Web> GameMasterAsync(House house)
    {
        var web = new Web(house);
        await web.SendAsync(HttpMethod.Get, $"/enter?ticket={house.Tickets.Issue()}", null);
        return web;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string body = "{}") => SendAsync(HttpMethod.Post, path, body);

    public async Task<HttpStatusCode> EchoAsync(string? campaign = null) =>
        (await PostAsync("/api/tools/echo", campaign is null ? """{"arguments":{}}""" : $$"""{"arguments":{},"campaign":"{{campaign}}"}""")).Status;

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.Add("Origin", $"http://127.0.0.1:{house.Port}");
        }

        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (Token is not null)
        {
            request.Headers.Authorization = new("Bearer", Token);
        }

        using var response = await house.Http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            LastSetCookie = set.Single();
            Cookie = LastSetCookie.Split(';')[0];
        }

        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonElement.Parse(text) : default);
    }
}
