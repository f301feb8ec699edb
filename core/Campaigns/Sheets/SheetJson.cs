using System.Text.Json.Serialization;

namespace PluginHost.Campaigns.Sheets;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Sheet))]
internal sealed partial class SheetJson : JsonSerializerContext;
