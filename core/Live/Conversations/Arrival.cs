using System.Text.Json;

namespace PluginHost.Live;

/// <summary>Where somebody who introduced themselves wants to go.</summary>
/// <param name="Id">The id of the message that says so.</param>
internal sealed record Arrival(string? Id)
{
    public string? Campaign { get; init; }

    /// <summary>The position of the last message that the other end has.</summary>
    public string? After { get; init; }

    /// <summary>The session to come back to.</summary>
    public string? Session { get; init; }

    public bool Batches { get; init; }

    public static Arrival Of(JsonElement message) => new(message.Text("id"))
    {
        Campaign = Said(message, "campaign"),
        After = Said(message, "after"),
        Session = Said(message, "session_id"),
        Batches = message.Part("params") is { } given && given.TryGetProperty("batch", out var batch) && batch.ValueKind == JsonValueKind.True,
    };

    private static string? Said(JsonElement message, string name) => message.Part("params")?.Text(name) ?? message.Text(name);
}
