using System.Collections.Concurrent;
using System.Text;
using PluginHost.Harness;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

/// <summary>A connection that does what a test says, and remembers what it was asked and told.</summary>
internal sealed class Line(Func<ConnectionAttempt, ConnectionPlan?> plan, Func<ConnectionSignal, ConnectionReaction>? react = null) : IConnection
{
    public string Name => "line";

    public ConcurrentQueue<ConnectionAttempt> Attempts { get; } = new();

    public ConcurrentQueue<ConnectionSignal> Signals { get; } = new();

    public static ConnectionPlan To(SocketHouse house) => new(ConnectionKind.Socket) { Address = house.Address };

    public static OutgoingFrame Frame(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Text(ConnectionSignal signal) => Encoding.UTF8.GetString(signal.Frame.Span);

    public Task<ConnectionPlan?> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken)
    {
        Attempts.Enqueue(attempt);
        return Task.FromResult(plan(attempt));
    }

    public Task<ConnectionReaction> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken)
    {
        Signals.Enqueue(signal);
        return Task.FromResult(react?.Invoke(signal) ?? new ConnectionReaction());
    }

    public PluginParts Parts() => new() { Connections = [this] };

    /// <summary>A house with a plugin that has this connection, started.</summary>
    public async Task<TestHouse> HouseAsync(Needs? needs = null, IReadOnlyList<Page>? pages = null, Func<string, string?>? secrets = null, string? exchange = null)
    {
        var test = new TestHouse
        {
            Change = options => options with
            {
                Secrets = secrets ?? options.Secrets,
                ExchangeFolder = exchange,
                Connections = new ConnectionOptions
                {
                    First = TimeSpan.FromMilliseconds(2),
                    LongestHere = TimeSpan.FromMilliseconds(20),
                    Look = TimeSpan.FromMilliseconds(10),
                    PageAddress = static (plugin, page, campaign) => campaign is "nowhere" ? null : $"http://127.0.0.1:1/plugins/{plugin}/{page}#key=k&campaign={campaign ?? "newest"}",
                },
            },
        };
        test.Drop(TestHouse.Manifest("talker") with { Needs = needs ?? new Needs(), Pages = pages ?? [] }, Parts);
        await test.House.StartAsync(CancellationToken.None);
        return test;
    }

    public Task UntilAsync(Func<Line, bool> condition) =>
        Eventually.HoldsAsync(() => condition(this), () => string.Join('\n', Signals.Select(static signal => $"{signal.Event} {signal.Code} {Text(signal)}")));
}
