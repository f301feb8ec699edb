using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>Tables as programs write them.</summary>
internal static class TableJson
{
    public static Result<IReadOnlyList<RandomTable>> Read(string json)
    {
        if (json.Length > TableLimits.Text)
        {
            return Error.Invalid("tables", "The tables are too long.");
        }

        try
        {
            var written = JsonSerializer.Deserialize(json, WrittenTables.Default.TablesWritten)?.Tables ?? [];
            if (written.Count > TableLimits.Tables || written.Sum(static table => table.Lines?.Count ?? 0) > TableLimits.Lines)
            {
                return Error.Invalid("tables", "There are too many tables, or too many lines.");
            }

            var tables = new List<RandomTable>(written.Count);
            foreach (var table in written)
            {
                var made = Made(table);
                if (!made.Succeeded)
                {
                    return made.Error;
                }

                tables.Add(made.Value);
            }

            return tables;
        }
        catch (JsonException)
        {
            return Error.Invalid("tables", "The tables are no JSON of tables.") with { Hint = """Write {"tables":[{"name":"weather","lines":[{"text":"rain","weight":2}]}]}.""" };
        }
    }

    private static Result<RandomTable> Made(TableWritten table)
    {
        var dice = string.IsNullOrWhiteSpace(table.Dice) ? null : table.Dice.Trim();
        var lines = new List<TableLine>();
        foreach (var line in table.Lines ?? [])
        {
            var range = line.Range is { } text ? LineReader.Range(text) : null;
            if (line.Text is null || (dice is not null && range is null))
            {
                return Error.Invalid("tables", "Every line has a text and, where dice decide, a range such as \"2-5\".");
            }

            var fields = (line.Fields ?? []).ToImmutableSortedDictionary(static field => field.Key.ToLowerInvariant(), static field => field.Value ?? "", StringComparer.Ordinal);
            lines.Add(new TableLine(line.Text, line.Weight, range?.Lowest, range?.Highest, fields));
        }

        return TableCheck.Of(new RandomTable((table.Name ?? "").Trim().ToLowerInvariant(), dice, lines, table.Once));
    }
}

internal sealed record TablesWritten(IReadOnlyList<TableWritten>? Tables = null);

internal sealed record TableWritten(string? Name = null, string? Dice = null, IReadOnlyList<LineWritten>? Lines = null, bool Once = false);

internal sealed record LineWritten(string? Text = null, int Weight = 1, string? Range = null, Dictionary<string, string>? Fields = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(TablesWritten))]
internal sealed partial class WrittenTables : JsonSerializerContext;
