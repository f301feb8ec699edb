using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Live.Tests;

/// <summary>The doors on a real port, with nothing behind them but memory.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;
    private bool _keeps;

    private House(LiveOptions options, string? data)
    {
        _data = data ?? Directory.CreateTempSubdirectory("live-").FullName;
        Directory.CreateDirectory(Path.Combine(_data, "assets"));
        File.WriteAllText(Path.Combine(_data, "assets", "overlay.html"), "<p>hello</p>");
        File.WriteAllText(Path.Combine(_data, "secret.txt"), "secret");
        Table = new FakeTable(Path.Combine(_data, "assets"));
        Membership = Membership.Open(HostKey.LoadOrCreate(_data).Value!, _data, Time).Value!;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => LiveServer.Listen(kestrel, options));
        builder.Services.AddSingleton<ITable>(Table);
        builder.Services.AddSingleton<ILibrary>(Table);
        builder.Services.AddSingleton<IPictures>(Table);
        builder.Services.AddSingleton<IJournalStore>(Store);
        builder.Services.AddSingleton<IViews>(Store);
        builder.Services.AddSingleton(Tokens);
        builder.Services.AddSingleton(Membership);
        builder.Services.AddSingleton(Keys);
        builder.Services.AddSingleton(Tickets);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IPeople, Callings>();
        LiveServer.AddServices(builder.Services, options);
        _app = builder.Build();
        LiveServer.Map(_app);
    }

    public MemoryStore Store { get; } = new();

    public FakeTable Table { get; }

    public Membership Membership { get; }

    public Keys Keys => Membership.Keys;

    public Clock Time { get; } = new();

    public Tickets Tickets { get; } = new(TimeProvider.System);

    public PositionTokens Tokens { get; } = new(RandomNumberGenerator.GetBytes(32));

    public int Port { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    public string Overlay => Keys.Overlay("camp", "stream");

    public SecurityLog Security => _app.Services.GetRequiredService<SecurityLog>();

    /// <param name="options">What differs from the usual.</param>
    /// <param name="port">0 takes any.</param>
    /// <param name="data">A data folder that outlives the house; otherwise it goes with it.</param>
    public static async Task<House> OpenAsync(LiveOptions? options = null, int port = 0, string? data = null)
    {
        var house = new House((options ?? new LiveOptions()) with { Port = port }, data) { _keeps = data is not null };
        await house._app.StartAsync();
        house.Port = new Uri(house._app.Urls.First()).Port;
        house.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{house.Port}/") };
        return house;
    }

    public async Task<Peer> SocketAsync(string path, Action<ClientWebSocketOptions>? set = null)
    {
        var socket = new ClientWebSocket();
        set?.Invoke(socket.Options);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}{path}"), Peer.Deadline());
        return new Peer(socket, path is "/" or "/events" or "/ws");
    }

    public async Task<TcpClient> TcpAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    public async Task<string> LinesAsync(string text)
    {
        using var client = await TcpAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        client.Client.Shutdown(SocketShutdown.Send);
        return await new StreamReader(stream).ReadToEndAsync(Peer.Deadline());
    }

    /// <summary>A socket that came in as a player of that name, and what it heard first is its welcome.</summary>
    public async Task<(Peer Peer, JsonElement Welcome)> PlayerAsync(string person, string? introduction = null)
    {
        var peer = await SocketAsync("/events", options =>
        {
            options.SetRequestHeader("Authorization", $"Bearer {Keys.CommandLine()}");
            options.SetRequestHeader("X-PluginHost-As", person);
        });
        await peer.SayAsync(introduction ?? """{"id":"a1","type":"authenticate","params":{"campaign":"camp"}}""");
        var welcome = await peer.HearAsync();
        return (peer, welcome.TryGetProperty("result", out var result) ? result : welcome);
    }

    public T Need<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private sealed class Callings : IPeople
    {
        public string NameOf(string person) => person.ToUpperInvariant();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        if (!_keeps)
            Directory.Delete(_data, recursive: true);
    }
}
