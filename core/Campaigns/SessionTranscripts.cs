using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Checks a transcript that was saved, without a host.</summary>
public static class SessionTranscripts
{
    /// <param name="json">What <c>verify_rolls</c> answers as data, or its whole answer.</param>
    public static Result<Verdict> Verify(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var inner) ? inner : root;
            var saved = data.Deserialize(CampaignJson.Default.SessionTranscript);
            return saved is not null && saved.Earlier is not { IsDefault: true } && saved.Parts().All(IsWhole)
                ? saved.Check()
                : NoTranscript;
        }
        catch (JsonException)
        {
            return NoTranscript;
        }
    }

    private static bool IsWhole(SessionTranscript? part) =>
        part is { Commitments: { Open: not null, Sealed: not null }, Revelation: { Seed: not null, Link: not null }, Transcript.IsDefault: false } && part.Transcript.All(static line => line?.Link is not null);

    private static Error NoTranscript { get; } = new("transcript", "This is no transcript of a session's dice.") { Hint = "Save one with: call verify_rolls --json" };
}
