using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Somebody at a door: with what to show, and which campaign they are after.</summary>
internal sealed record Visit(HostProcess Host, string? Token, string Campaign)
{
    /// <summary>The door step.</summary>
    public Site At { get; init; } = new("127.0.0.1", Host.Port);
}

/// <param name="LetIn">Whether anything that was asked for was granted.</param>
/// <param name="Text">All that was said, refusals included.</param>
internal sealed record Told(bool LetIn, string Text);

/// <summary>A way in, as a stranger finds it.</summary>
internal sealed record Door(string Name, Func<Visit, Task<Told>> KnockAsync)
{
    /// <summary>Talks to whoever comes, about nothing.</summary>
    public bool Greets { get; init; }

    /// <summary>Tells whoever is signed in about themselves and what is theirs elsewhere.</summary>
    public bool KnowsOneself { get; init; }
}

/// <summary>A way in through which events go on coming.</summary>
internal sealed record Outlook(string Name, Func<Visit, Task<Ear>> OpenAsync)
{
    private static readonly string[] Refusals = ["\"type\":\"closed\"", "\"type\":\"refused\"", "\"error\":{"];

    /// <summary>Opens it and waits until it is clear whether anything comes.</summary>
    public async Task<Told> KnockAsync(Visit visit)
    {
        await using var ear = await OpenAsync(visit);
        var first = await ear.UntilAsync(static told => !told.Contains("\"type\":\"ack\"", StringComparison.Ordinal));
        return new Told(first is not null && !Refusals.Any(refusal => first.Contains(refusal, StringComparison.Ordinal)), ear.Heard);
    }
}

/// <summary>Every way into a host.</summary>
internal static class Doors
{
    /// <summary>Where one asks and is answered.</summary>
    public static readonly IReadOnlyList<Door> Asking =
    [
        new("requests of a socket", WireDoors.SocketAsync),
        new("POST /events/send", WireDoors.SendAsync),
        new("lines over TCP", WireDoors.LinesAsync),
        new("tools over HTTP", WebDoors.ToolsAsync),
        new("control API", WebDoors.ControlAsync),
        new("GET /api/me", WebDoors.MeAsync) { KnowsOneself = true },
        new("GET /blobs", WebDoors.VeiledAsync),
        new("assistants, in a session", AssistantDoors.SessionAsync) { Greets = true, KnowsOneself = true },
        new("assistants, one request", AssistantDoors.StandaloneAsync) { Greets = true, KnowsOneself = true },
        new("assistants, by lines", AssistantDoors.StdioAsync),
    ];

    /// <summary>Where events come out.</summary>
    public static readonly IReadOnlyList<Outlook> Watching =
    [
        .. new[] { "/", "/events", "/ws" }.Select(static path => new Outlook("socket " + path, visit => Outlooks.SocketAsync(visit, path))),
        .. new[] { "/obs", "/plugins/obs/feeds/overlay", "/table" }.Select(static path => new Outlook("feed by socket " + path, visit => Outlooks.SocketAsync(visit, path))),
        .. new[] { "/events/stream", "/obs", "/plugins/obs/feeds/overlay", "/table" }.Select(static path => new Outlook("stream " + path, visit => Outlooks.StreamAsync(visit, path))),
        new("lines of events over TCP", Outlooks.LinesAsync),
        new("tail of the control API", static visit => Outlooks.StreamAsync(visit, "/api/control/events/tail")),
    ];

    public static IEnumerable<Door> All => [.. Asking, .. Watching.Select(static outlook => new Door(outlook.Name, outlook.KnockAsync))];
}
