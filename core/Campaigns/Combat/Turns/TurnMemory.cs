using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

/// <summary>What the begin of a turn took from one who fights: going back restores it, whatever else has changed since.</summary>
internal sealed record TurnMemory(IReadOnlyList<Affliction>? Conditions, Pool? Actions, string? Waits)
{
    private const int Kept = 12;

    public static Fighter Keep(Fighter before, Fighter now, int turn)
    {
        var changed = before.Conditions.Where(condition => !now.Conditions.Contains(condition)).ToList();
        var old = before.Past.TryGetValue(turn, out var text) ? Read(text) : null;
        var memory = new TurnMemory(
            [.. (old?.Conditions ?? []).Concat(changed).DistinctBy(static condition => condition.Key)],
            old?.Actions ?? (before.Traits.Actions != now.Traits.Actions ? before.Traits.Actions : null),
            old?.Waits ?? (before.Waits != now.Waits ? before.Waits : null));
        return now with { Past = Trimmed(now.Past.SetItem(turn, JsonSerializer.Serialize(memory, TurnJson.Default.TurnMemory)), turn) };
    }

    public static Fighter Back(Fighter one, int turn)
    {
        if (!one.Past.TryGetValue(turn, out var text))
        {
            return one;
        }

        var memory = Read(text);
        var returns = (memory?.Conditions ?? []).Where(static condition => condition is { Key: not null, Name: not null }).ToDictionary(static condition => condition.Key, StringComparer.Ordinal);
        return one with
        {
            Past = one.Past.Remove(turn),
            Conditions = [.. one.Conditions.Where(condition => !returns.ContainsKey(condition.Key)).Concat(returns.Values).OrderBy(static other => other.Name, StringComparer.Ordinal).ThenBy(static other => other.Key, StringComparer.Ordinal)],
            Traits = memory?.Actions is { } actions ? one.Traits with { Actions = actions } : one.Traits,
            Waits = memory?.Waits ?? one.Waits,
        };
    }

    public static string Place(int round, string? turn) => string.Create(CultureInfo.InvariantCulture, $"{round} {turn}");

    public static (int Round, string? Turn)? PlaceOf(string text) =>
        text.Split(' ', 2) is [var number, var turn] && int.TryParse(number, CultureInfo.InvariantCulture, out var round) ? (round, turn.Length == 0 ? null : turn) : null;

    public static ImmutableSortedDictionary<int, string> Trimmed(ImmutableSortedDictionary<int, string> past, int turn) => past.RemoveRange(past.Keys.Where(key => key <= turn - Kept || key > turn));

    private static TurnMemory? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, TurnJson.Default.TurnMemory);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TurnMemory))]
internal sealed partial class TurnJson : JsonSerializerContext;
