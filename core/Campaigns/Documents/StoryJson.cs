using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

/// <summary>Answers of the story's commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EditedData))]
[JsonSerializable(typeof(EditedList))]
[JsonSerializable(typeof(BrokenLinks))]
[JsonSerializable(typeof(RecapData))]
[JsonSerializable(typeof(HistoryPage))]
[JsonSerializable(typeof(WorldDifference))]
[JsonSerializable(typeof(FoundThings))]
internal sealed partial class StoryJson : JsonSerializerContext;
