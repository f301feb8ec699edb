using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>What went wrong, for a person and for a machine. It never holds a path, a secret, a type name or a stack.</summary>
/// <param name="Code">A stable code in kebab-case, such as <c>not-found</c>.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record Error(string Code, string Message)
{
    /// <summary>What the person can do next, when there is something.</summary>
    public string? Hint { get; init; }

    /// <summary>The name of the input field at fault, when one is.</summary>
    public string? Field { get; init; }

    /// <summary>Further facts for a machine.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>The input cannot be accepted as it is.</summary>
    /// <param name="field">The field at fault.</param>
    /// <param name="message">What was expected.</param>
    /// <returns>An error with the code <c>invalid</c>.</returns>
    public static Error Invalid(string field, string message) => new("invalid", message) { Field = field };

    /// <summary>What was asked for does not exist, or the caller may not know that it does.</summary>
    /// <param name="message">What was looked for.</param>
    /// <returns>An error with the code <c>not-found</c>.</returns>
    public static Error NotFound(string message) => new("not-found", message);

    /// <summary>The caller may not do this.</summary>
    /// <param name="message">Who may.</param>
    /// <returns>An error with the code <c>forbidden</c>.</returns>
    public static Error Forbidden(string message) => new("forbidden", message);

    /// <summary>This host knows the request but does not serve it.</summary>
    /// <param name="what">What is not served.</param>
    /// <returns>An error with the code <c>not-available</c>.</returns>
    public static Error NotAvailable(string what) => new("not-available", $"{what} is not available in this version of PluginHost.");

    /// <inheritdoc/>
    public override string ToString() => Hint is null ? Message : $"{Message} {Hint}";
}
