using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Live;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyClaims))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ResourceText))]
[JsonSerializable(typeof(PromptText))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(AnswerDetails))]
[JsonSerializable(typeof(Attached))]
[JsonSerializable(typeof(ToolList))]
[JsonSerializable(typeof(LineAnswer))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(SignInWays))]
[JsonSerializable(typeof(GiveCharacter))]
internal sealed partial class LiveJson : JsonSerializerContext;

/// <summary>Who the other end was found to be, and what it may do.</summary>
internal sealed record Attached(string Person, string Name, Role Role, string? Campaign)
{
    [JsonPropertyName("session_id")]
    public string? SessionId { get; init; }

    /// <summary>Seconds between two signs of life.</summary>
    public int Heartbeat { get; init; }

    public AttachedLimits? Limits { get; init; }
}

internal sealed record AttachedLimits(int RequestsPerMinute, int MaxBytes, int MaxDepth, int Batch);

internal sealed record ToolList(IReadOnlyList<ToolDescription> Tools);

internal sealed record LineAnswer
{
    public string? Id { get; init; }

    public Answer? Result { get; init; }

    public Answer? Error { get; init; }
}
