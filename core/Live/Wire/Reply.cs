using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What is said to a request, before any door words it.</summary>
/// <param name="Type"><c>ack</c>, <c>response</c> or <c>error</c>.</param>
/// <param name="Request">The id of the request, when it had one.</param>
internal sealed record Reply(string Type, string? Request)
{
    /// <summary>What a tool said, or why something was refused.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Whatever else is answered.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>How long the work took, in milliseconds.</summary>
    public double? Duration { get; init; }

    public bool IsRefusal => Answer is { Success: false };

    public static Reply Of<T>(string type, string? request, T result, JsonTypeInfo<T> form) =>
        new(type, request) { Result = JsonSerializer.SerializeToElement(result, form) };

    public static Reply Refusal(string type, string? request, Error error) => new(type, request) { Answer = Answer.Failed(error) };
}
