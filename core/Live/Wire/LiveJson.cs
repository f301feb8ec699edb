using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Live;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyClaims))]
[JsonSerializable(typeof(Dictionary<string, int>))]
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

/// <summary>Who a socket was found to be.</summary>
internal sealed record Attached(string Person, Role Role, string? Campaign);

internal sealed record ToolList(IReadOnlyList<ToolDescription> Tools);

internal sealed record LineAnswer
{
    public string? Id { get; init; }

    public Answer? Result { get; init; }

    public Answer? Error { get; init; }
}
