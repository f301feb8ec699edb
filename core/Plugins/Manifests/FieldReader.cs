using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Reads a JSON object field by field. The first field that does not fit is remembered as the error; fields nobody asked for become warnings.</summary>
internal sealed class FieldReader(JsonElement source, string prefix)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Error? Error { get; private set; }

    public string? Text(string name, bool required, Func<string, bool>? fits = null, string expected = "a text")
    {
        if (!Find(name, out var value))
        {
            return required ? Fail<string>(name, $"is missing; expected {expected}") : null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length > 0 && fits?.Invoke(text) != false
            ? text
            : Fail<string>(name, $"does not fit; expected {expected}");
    }

    public IReadOnlyList<string> Texts(string name, Func<string, bool> fits, string expected)
    {
        if (!Find(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Fail<IReadOnlyList<string>>(name, $"is no list; expected {expected}") ?? [];
        }

        var texts = value.EnumerateArray().Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()).ToList();
        var bad = texts.Find(text => !fits(text));
        return bad is null ? texts : Fail<IReadOnlyList<string>>(name, $"has '{bad}', which does not fit; expected {expected}") ?? [];
    }

    public IReadOnlyList<int> Numbers(string name, Func<int, bool> fits, string expected)
    {
        var texts = Texts(name, text => int.TryParse(text, out var number) && fits(number), expected);
        return [.. texts.Select(int.Parse)];
    }

    public FieldReader? Object(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? new FieldReader(value, $"{prefix}{name}.") : Fail<FieldReader>(name, "is no object");
    }

    public IReadOnlyList<FieldReader> Objects(string name)
    {
        if (!Find(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object)
            ? [.. value.EnumerateArray().Select((item, index) => new FieldReader(item, $"{prefix}{name}[{index}]."))]
            : Fail<IReadOnlyList<FieldReader>>(name, "is no list of objects") ?? [];
    }

    public JsonElement? Raw(string name) => Find(name, out var value) ? value : null;

    /// <summary>Whether the field says null, which is not the same as leaving it out.</summary>
    public bool IsNull(string name) => source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public bool? Flag(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Fail<object>(name, "is neither true nor false") as bool?;
    }

    public T? Fail<T>(string name, string what)
        where T : class
    {
        Error ??= Error.Invalid(prefix + name, $"The field '{prefix}{name}' {what}.");
        return null;
    }

    /// <summary>Takes over another reader's error.</summary>
    public void Include(FieldReader inner) => Error ??= inner.Error;

    /// <summary>A warning for each field that nobody asked for, with the name that was probably meant.</summary>
    public IEnumerable<string> Unknown() => source.EnumerateObject()
        .Where(field => !_asked.Contains(field.Name) && field.Name != "$schema")
        .Select(field => NearNames.Nearest(field.Name, _asked) is { } near
            ? $"The field '{prefix}{field.Name}' is not known; did you mean '{near}'?"
            : $"The field '{prefix}{field.Name}' is not known and was passed over.");

    private bool Find(string name, out JsonElement value)
    {
        _asked.Add(name);
        return source.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
