using System.Text.Json.Serialization;
using PluginHost.Sdk;

namespace PluginHost.Journal;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Origin))]
[JsonSerializable(typeof(PlannedRequest))]
[JsonSerializable(typeof(Erasure))]
internal sealed partial class JournalJson : JsonSerializerContext;
