using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>What files hold. Nothing in it is applied before the person has seen it.</summary>
[Experimental(Experiments.Formats)]
public sealed record Imported
{
    /// <summary>What the files say about the campaign itself, when they do.</summary>
    public ImportedCampaign? Campaign { get; init; }

    /// <summary>The things in them.</summary>
    public IReadOnlyList<ImportedEntity> Entities { get; init; } = [];

    /// <summary>The bytes that entities name, such as pictures.</summary>
    public IReadOnlyList<ImportedBlob> Blobs { get; init; } = [];

    /// <summary>What was not understood or left behind, in sentences.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>Numbers that do not follow from the others, in sentences. The files' numbers are kept.</summary>
    public IReadOnlyList<string> Disagreements { get; init; } = [];
}

/// <summary>What is said about a campaign as a whole; what is not said is null.</summary>
[Experimental(Experiments.Formats)]
public sealed record ImportedCampaign
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The game system, such as <c>dnd5e</c>.</summary>
    public string? System { get; init; }

    /// <summary>The world it plays in.</summary>
    public string? Setting { get; init; }

    /// <summary>The date in that world, in its own words.</summary>
    public string? CurrentDate { get; init; }
}

/// <summary>A thing of a campaign.</summary>
/// <param name="Type">
/// One of <c>character</c>, <c>npc</c>, <c>monster</c>, <c>location</c>, <c>faction</c>, <c>quest</c>, <c>plot</c>, <c>item</c>, <c>handout</c>, <c>map</c>,
/// <c>timeline</c>, <c>note</c>, <c>decision</c>, <c>session</c> and <c>scene</c>.
/// </param>
/// <param name="Name">Its name.</param>
/// <param name="Data">
/// Its fields, at most 64 KiB. Of a character, an npc and a monster they are <c>sheet</c> (a universal character sheet), <c>player</c> and <c>description</c>, all of
/// which may be missing. Where a field is about another entity of the same import, its value is <c>{"ref":"KEY"}</c>; where it is bytes, <c>{"blob":"KEY"}</c>.
/// </param>
[Experimental(Experiments.Formats)]
public sealed record ImportedEntity(string Type, string Name, JsonElement Data)
{
    /// <summary>A name by which other entities of the same import refer to it.</summary>
    public string? Key { get; init; }

    /// <summary>The provider's own id of the thing: by it a later import finds what an earlier one made.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Who may see it; null for the campaign's usual choice.</summary>
    public Audience? Audience { get; init; }
}

/// <summary>Bytes that came with an import, or go with an export.</summary>
/// <param name="Key">The name by which entities refer to them.</param>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
/// <param name="Content">The bytes.</param>
[Experimental(Experiments.Formats)]
public sealed record ImportedBlob(string Key, string MediaType, ReadOnlyMemory<byte> Content);
