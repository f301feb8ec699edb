using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace PluginHost.Sdk;

/// <summary>JSON Schema and binding from source-generated type information. Safe for concurrent use.</summary>
public static class ToolSchema
{
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, schema) => Describe(context, schema),
    };

    /// <summary>The schema of a type, with the texts of <see cref="DescriptionAttribute"/>.</summary>
    /// <param name="type">The source-generated type information.</param>
    /// <returns>A JSON Schema.</returns>
    public static JsonElement Of(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        using var document = JsonDocument.Parse(type.GetJsonSchemaAsNode(Options).ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>Binds arguments to a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="arguments">An object.</param>
    /// <param name="type">The source-generated type information.</param>
    /// <returns>The arguments, or an error that names the field and what was expected.</returns>
    public static Result<T> Bind<T>(JsonElement arguments, JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return Error.Invalid("arguments", "The arguments are a JSON object.");
        }

        var unknown = arguments.EnumerateObject().FirstOrDefault(property => !type.Properties.Any(known => known.Name == property.Name));
        if (unknown.Value.ValueKind != JsonValueKind.Undefined)
        {
            return Error.Invalid(unknown.Name, $"There is no argument '{unknown.Name}'; expected {Names(type.Properties)}.");
        }

        var missing = type.Properties.Where(property => IsMissing(property, arguments)).ToList();
        if (missing.Count > 0)
        {
            return Error.Invalid(missing[0].Name, $"{Names(missing)} {(missing.Count == 1 ? "is" : "are")} required.");
        }

        try
        {
            return arguments.Deserialize(type) is { } bound ? bound : Error.Invalid("arguments", "The arguments are a JSON object.");
        }
        catch (JsonException e)
        {
            var field = e.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "arguments";
            return Error.Invalid(field, $"'{field}' does not have the expected form.") with { Hint = "The tool's schema says what it takes." };
        }
    }

    // The same rule as the schema's: a constructor's parameter without a default is required, and null is no value where the type does not allow it.
    private static bool IsMissing(JsonPropertyInfo property, JsonElement arguments) => arguments.TryGetProperty(property.Name, out var value)
        ? value.ValueKind == JsonValueKind.Null && !property.IsSetNullable
        : property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static string Names(IEnumerable<JsonPropertyInfo> properties) =>
        string.Join(", ", properties.Select(property => property.Name)) is { Length: > 0 } names ? names : "none";

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var description = context.PropertyInfo is null
            ? TextOn(context.TypeInfo.Type)
            : TextOn(context.PropertyInfo.AttributeProvider) ?? TextOn(context.PropertyInfo.AssociatedParameter?.AttributeProvider);
        if (description is null)
        {
            return schema;
        }

        // What takes any value has the schema "true", which has no room for words.
        var node = schema as JsonObject ?? [];
        node.Insert(0, "description", description);
        return node;
    }

    private static string? TextOn(ICustomAttributeProvider? provider) =>
        provider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
