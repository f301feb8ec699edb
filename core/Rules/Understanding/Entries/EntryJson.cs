using System.Text.Json.Serialization;

namespace PluginHost.Rules.Understanding;

/// <summary>Entries, patterns and corrections as they are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(Pattern))]
[JsonSerializable(typeof(Correction))]
internal sealed partial class EntryJson : JsonSerializerContext;
