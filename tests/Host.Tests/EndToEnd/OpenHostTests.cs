using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PluginHost.Host.Tests;

/// <summary>What the host gives out leads to it from wherever it is open to, and from this computer when it is open to nobody else.</summary>
public sealed class OpenHostTests : IDisposable
{
    private readonly DataFolderForTest _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_open_to_the_house_is_found_at_its_address_there()
    {
        using var host = await HostProcess.StartAsync(_data.Path, "run", "--port", "0", "--lan");
        var overlay = await OverlayAsync();
        var link = await LinkAsync();
        Assert.Equal("127.0.0.1", (await OverlayAsync("--here")).Host);
        Assert.Equal("127.0.0.1", (await LinkAsync("--here")).Host);
        if (LanAddress.Find() is not { } address)
        {
            // A computer without a network has no other address to give out.
            Assert.Equal("127.0.0.1", overlay.Host);
            return;
        }

        Assert.Equal(($"{address}", host.Port, $"{address}", host.Port), (overlay.Host, overlay.Port, link.Host, link.Port));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await http.GetAsync(overlay);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains($"ws://{address}:{host.Port}", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var entered = await http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "null");
        await socket.ConnectAsync(new Uri($"ws://{address}:{host.Port}/plugins/obs/feeds/overlay"), CancellationToken.None);
        var said = overlay.Fragment[1..].Split('&').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"authenticate","key":"{{said["key"]}}","campaign":"{{said["campaign"]}}"}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Text, (await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), CancellationToken.None)).MessageType);
    }

    [Fact]
    public async Task What_is_open_to_the_world_is_found_at_its_public_address()
    {
        using var host = await HostProcess.StartAsync(_data.Path, "run", "--port", "0", "--public-url", "https://table.example/");
        Assert.StartsWith("https://table.example/plugins/obs/", (await OverlayAsync()).AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("https://table.example/plugins/obs/", (await OverlayAsync("--renew")).AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("https://table.example/enter?", (await LinkAsync()).AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith($"http://127.0.0.1:{host.Port}/", (await OverlayAsync("--here")).AbsoluteUri, StringComparison.Ordinal);

        // Whoever started it sits here, and so does the browser that the first link is for.
        Assert.Contains($"http://127.0.0.1:{host.Port}/enter?", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_to_nobody_else_is_found_here()
    {
        using var host = await HostProcess.StartAsync(_data.Path);
        Assert.Equal(("127.0.0.1", "127.0.0.1"), ((await OverlayAsync()).Host, (await LinkAsync()).Host));
    }

    private async Task<Uri> OverlayAsync(params string[] more) => new((await ShowAsync(["overlays", .. more])).GetProperty("overlays")[0].GetProperty("address").GetString()!);

    private async Task<Uri> LinkAsync(params string[] more) => new((await ShowAsync(["status", "--link", .. more])).GetProperty("address").GetString()!);

    private async Task<JsonElement> ShowAsync(string[] words)
    {
        var ran = await HostProcess.RunAsync([.. words, "--json", "--data", _data.Path]);
        Assert.True(ran.Code == ExitCodes.Ok, ran.Results + ran.Errors);
        return ran.Json;
    }
}
