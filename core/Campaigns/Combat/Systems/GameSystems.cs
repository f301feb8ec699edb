using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHost.Campaigns;

/// <summary>The systems that there is data for; a campaign of any other is played by the generic one.</summary>
internal static class GameSystems
{
    private const string Generic = "generic";
    private const string Folder = "systems/";

    private static readonly FrozenDictionary<string, GameSystem> All = Read();

    public static GameSystem Of(KnownState its) => Of(its.Info?.System ?? Generic, RulesOf(its));

    public static GameSystem Of(string system, string? edition)
    {
        var name = Plain(system);
        var found = All.GetValueOrDefault(name) ?? All[Generic];
        return (edition is not null ? All.GetValueOrDefault($"{found.Id}@{edition}") : null) ?? (found.Edition is { } usual ? All.GetValueOrDefault($"{found.Id}@{usual}") : null) ?? found;
    }

    private static string? RulesOf(KnownState its) => its.World.Find(EntityTypes.Campaign, EntityTypes.Campaign)?.Its["rules"] switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    private static FrozenDictionary<string, GameSystem> Read()
    {
        var all = new Dictionary<string, GameSystem>(StringComparer.Ordinal);
        var assembly = typeof(GameSystems).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            var data = JsonNode.Parse(stream)!.AsObject();
            var editions = data["editions"]?.AsObject();
            var system = Made(data);
            foreach (var name in system.Names.Append(system.Id))
            {
                all[name] = system;
            }

            foreach (var (edition, differs) in editions ?? [])
            {
                var whole = data.DeepClone().AsObject();
                Lay(whole, differs!.AsObject());
                all[$"{system.Id}@{edition}"] = Made(whole);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static GameSystem Made(JsonObject data) => data.Deserialize(SystemJson.Default.GameSystem) ?? throw new InvalidOperationException("A system's data are empty.");

    private static void Lay(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
        {
            if (value is JsonObject inner && under[name] is JsonObject below)
            {
                Lay(below, inner);
            }
            else
            {
                under[name] = value?.DeepClone();
            }
        }
    }
}
