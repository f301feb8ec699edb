using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns;

internal sealed record ImportArguments
{
    [Description("A file or folder in the folder for imports; the command line may name any.")]
    public string? Path { get; init; }

    [Description("The file's text, instead of a path.")]
    public string? Content { get; init; }

    [Description("The campaign to import into; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("Make a new campaign from the file.")]
    public bool NewCampaign { get; init; }

    [Description("Only this thing of the file, by name.")]
    public string? Only { get; init; }

    [Description("Only show what would be created, changed and dropped.")]
    public bool Preview { get; init; }
}

internal sealed record CharacterFileArguments
{
    [Description("A file in the folder for imports; the command line may name any.")]
    public string? Path { get; init; }

    [Description("The file's text, instead of a path.")]
    public string? Content { get; init; }

    [Description("The campaign to import into; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("Only this character of the file, by name.")]
    public string? Only { get; init; }

    [Description("Only show what would be created, changed and dropped.")]
    public bool Preview { get; init; }
}

internal sealed record ExportArguments
{
    [Description("The campaign; the current one when left out.")]
    public string? CampaignId { get; init; }

    [Description("The format, such as campaign (JSON) or markdown (a folder); campaign when left out.")]
    public string? Format { get; init; }

    [Description("Only this thing, by name or id.")]
    public string? Entity { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportArguments))]
[JsonSerializable(typeof(CharacterFileArguments))]
[JsonSerializable(typeof(ExportArguments))]
[JsonSerializable(typeof(ImportShown))]
[JsonSerializable(typeof(ExportShown))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
