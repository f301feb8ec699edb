using System.Text.Json;

namespace PluginHost.Obs;

/// <summary>What a person configured: where OBS and Streamer.bot are, and what to do there at which cue.</summary>
/// <param name="ObsAddress">Empty to leave OBS alone.</param>
/// <param name="Scenes">The scene for a cue.</param>
/// <param name="BotAddress">Empty to leave Streamer.bot alone.</param>
/// <param name="Actions">The action for a cue.</param>
internal sealed record ControlSettings(string ObsAddress, IReadOnlyDictionary<string, string> Scenes, string BotAddress, IReadOnlyDictionary<string, string> Actions)
{
    public static ControlSettings None { get; } = new("", Empty, "", Empty);

    /// <summary>Cues that there are not, as they were written.</summary>
    public IEnumerable<string> Unknown => Scenes.Keys.Concat(Actions.Keys).Where(static cue => !Cues.All.Contains(cue, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, string> Empty => [];

    public static ControlSettings Of(JsonElement settings) =>
        new(Text(settings, "obs", "address"), Texts(settings, "obs", "scenes"), Text(settings, "streamerBot", "address"), Texts(settings, "streamerBot", "actions"));

    private static string Text(JsonElement settings, string part, string name) =>
        settings.TryGetProperty(part, out var its) && its.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static Dictionary<string, string> Texts(JsonElement settings, string part, string name) =>
        settings.TryGetProperty(part, out var its) && its.TryGetProperty(name, out var texts)
            ? texts.EnumerateObject()
                .Where(static one => one.Value.ValueKind == JsonValueKind.String && one.Value.GetString() is { Length: > 0 })
                .ToDictionary(static one => one.Name, static one => one.Value.GetString()!, StringComparer.Ordinal)
            : [];
}
