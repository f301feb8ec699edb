using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Campaigns.Shared;

internal sealed record CreateSharedArguments
{
    [Description("note, a text that several write at once, or board, a map or canvas to draw on with tokens.")]
    public required string Kind { get; init; }

    [Description("What it is called.")]
    public required string Name { get; init; }

    [Description("Who sees it and writes in it: everyone, table, gm or person:ID; the table when left out.")]
    public IReadOnlyList<string>? Audience { get; init; }

    [Description("What a note says at first.")]
    public string? Text { get; init; }
}

internal sealed record EditSharedArguments
{
    [Description("The note or board, by id or name.")]
    public required string Document { get; init; }

    [Description("Operations as a shared document makes them: ins and del for a note, set, drop and back for a board. Those that are known already change nothing.")]
    public JsonElement? Ops { get; init; }

    [Description("In place of ops: the whole text of a note as it should be.")]
    public string? Text { get; init; }

    [Description("In place of ops: what to add at the end of a note.")]
    public string? Append { get; init; }
}

internal sealed record GetSharedArguments
{
    [Description("The note or board, by id or name.")]
    public required string Document { get; init; }

    [Description("Also the state with its ids, and a site of your own to write with.")]
    public bool Edit { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CreateSharedArguments))]
[JsonSerializable(typeof(EditSharedArguments))]
[JsonSerializable(typeof(GetSharedArguments))]
internal sealed partial class SharedArgumentsJson : JsonSerializerContext;
