using System.Text.Json;

namespace PluginHost.Sdk.Tests;

/// <summary>One message of each type with every property set.</summary>
internal static partial class Samples
{
    public static IReadOnlyList<object> All => [.. Table(), .. Hooks(), .. Tools(), .. Doors(), .. Assistants(), .. Formats(), .. Connections()];

    private static DateTimeOffset Evening { get; } = new(2026, 3, 14, 19, 30, 0, TimeSpan.Zero);

    private static JsonElement Data { get; } = Parse("""{"total":17}""");

    private static ReadOnlyMemory<byte> Bytes { get; } = "bytes"u8.ToArray();

    private static Dictionary<string, string> Texts { get; } = new() { ["a"] = "b" };

    private static Delivery Delivery { get; } = new("d1", "demo") { Attempt = 2, Late = true };

    private static Principal Principal { get; } = new("mira", Role.Player, "http") { Campaign = "demo", Granted = Audience.Table };

    private static Error Error { get; } = new("invalid", "It does not fit.") { Hint = "Try another.", Field = "text", Details = Data };

    private static ComputedValue Computed { get; } = new(ComputedKind.Hs256Token, "KEY")
    {
        Claims = Data,
        Lifetime = TimeSpan.FromMinutes(2),
        SecretIsBase64 = true,
        Challenge = ["salt", "challenge"],
        Page = "dice.html",
        Campaign = "demo",
    };

    private static PlannedRequest Request { get; } = new("post the roll", "https://example.org/rolls")
    {
        Method = "PUT",
        Payload = Data,
        Form = Texts,
        Computed = new Dictionary<string, ComputedValue> { ["TOKEN"] = Computed },
        Headers = Texts,
        Idempotent = true,
        Lane = "rolls",
        Timeout = TimeSpan.FromSeconds(12),
        MaxAge = TimeSpan.FromSeconds(3),
    };

    private static NewEvent NewEvent { get; } = new("omen-dice/omen", Data, Audience.GameMaster) { Version = 2, Causes = "e0", ExternalId = "x", Revision = "3" };

    private static TableEvent Event { get; } = new()
    {
        Id = "e1",
        Campaign = "demo",
        Step = "s1",
        Kind = "dice/rolled",
        Version = 2,
        Data = Data,
        Audience = Audience.Table.Or(Audience.Person("mira")),
        At = Evening,
        Session = "evening",
        Person = "mira",
        Origin = Origin,
        Causes = "e0",
        Redacted = true,
    };

    private static Origin Origin => new("omen-dice") { Connection = "main", ExternalId = "x", Revision = "3" };

    private static Reaction Reaction => new() { Events = [NewEvent], State = [new StateChange("last", Data)], Requests = [Request] };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static IEnumerable<object> Table() => [Event, NewEvent, Origin, Principal, Reaction, new StateChange("last", Data), Error, Request, Computed];

    private static IEnumerable<object> Hooks() =>
    [
        Delivery,
        new Startup(Data) { Secrets = ["KEY"], SdkVersion = "1.0" },
        Readiness.Missing("a token in KEY"),
        new SessionStarted(Delivery, "evening", Evening) { Name = "Evening", Project = "Demo", User = "mira" },
        new SessionEnded(Delivery, "evening", TimeSpan.FromHours(3)) { StartProgress = 10, EndProgress = 25 },
        new Update(Delivery, Event) { Description = "Mira rolled 17.", Progress = 20 },
        new Decision(Delivery, "Go north.", Event),
        new Entity(Delivery, "character", "c1", Data, Event),
        new SessionExport(Exported, [Line]) { Version = "1.0" },
        Exported,
        Exported.Progress,
        Line,
        Document,
    ];

    private static ExportedSession Exported => new("evening", TimeSpan.FromHours(3), new ExportedProgress(10, 25));

    private static ExportedUpdate Line => new(Evening, "Mira rolled 17.", 20);

    private static ExportDocument Document => new("evening.md", "text/markdown", Bytes);
}
