using System.Text.Json;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// The host's own feed, for the pages of the table: the state of whoever watches, and with each event the parts it changed. Like any feed it is given a
/// view, so that it cannot tell more than the viewer may know.
/// </summary>
internal sealed class TableFeed : IOfferedFeed
{
    public const string Path = "/table";

    public static readonly TableFeed Instance = new();

    public string Plugin => "host";

    public string Name => "table";

    public CancellationToken Gone => CancellationToken.None;

    public ValueTask<Result<IReadOnlyList<JsonElement>>> OpenAsync(FeedView view, CancellationToken cancellationToken) => Told(view, view.Parts.Keys, null);

    public ValueTask<Result<IReadOnlyList<JsonElement>>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken) =>
        Told(view, view.Changed, new HappenedPart(happened.Id, happened.Kind, happened.At, happened.Person));

    private static ValueTask<Result<IReadOnlyList<JsonElement>>> Told(FeedView view, IEnumerable<string> names, HappenedPart? happened)
    {
        var parts = names.Where(view.Parts.ContainsKey).ToDictionary(static name => name, name => view.Parts[name], StringComparer.Ordinal);
        JsonElement[] told = [JsonSerializer.SerializeToElement(new StatePart("state", view.Campaign, parts, happened), ControlJson.Default.StatePart)];
        return new(told);
    }
}

internal sealed record StatePart(string Type, string Campaign, IReadOnlyDictionary<string, JsonElement> Parts, HappenedPart? Event);

internal sealed record HappenedPart(string Id, string Kind, DateTimeOffset At, string? Who);
