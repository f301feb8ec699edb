using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Single facts of an event's data. Everything may be missing, or be of another kind than expected.</summary>
internal static class EventFacts
{
    public static string? Text(TableEvent happened, string name) =>
        Field(happened, name) is { ValueKind: JsonValueKind.String } field ? field.GetString() : null;

    public static int? Number(TableEvent happened, string name) =>
        Field(happened, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out var number) ? number : null;

    public static TimeSpan? Seconds(TableEvent happened, string name) =>
        Field(happened, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetDouble(out var number) && Math.Abs(number) < 1e9 ? TimeSpan.FromSeconds(number) : null;

    private static JsonElement? Field(TableEvent happened, string name) =>
        happened.Data.ValueKind == JsonValueKind.Object && happened.Data.TryGetProperty(name, out var field) ? field : null;
}
