using System.Text.Json;
using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Sheets;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Personalities;

/// <summary>Our own, one for each system.</summary>
internal static class DefaultPersonalities
{
    private static readonly Lazy<IReadOnlyDictionary<string, Personality>> _all = new(static () => SheetWords.Systems.ToDictionary(
        static system => system,
        static system => JsonSerializer.Deserialize(Embedded.Text($"personalities/{system}.json"), PersonalityJson.Default.Personality) ?? throw new InvalidOperationException($"The program lacks the personality of {system}."),
        StringComparer.Ordinal));

    public static IReadOnlyCollection<Personality> All => [.. SheetWords.Systems.Select(static system => _all.Value[system])];

    public static Result<Personality> Of(string system) =>
        _all.Value.TryGetValue(system, out var found) ? found : Error.NotFound("There is no personality for this system.") with { Field = "system", Hint = $"The system is one of {string.Join(", ", SheetWords.Systems)}." };
}
