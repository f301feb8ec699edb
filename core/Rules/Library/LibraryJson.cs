using System.Text.Json.Serialization;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Library;

/// <summary>Sources and chunks as they are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(Chunk))]
[JsonSerializable(typeof(Addition))]
[JsonSerializable(typeof(Correction))]
internal sealed partial class LibraryJson : JsonSerializerContext;
