using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>An event to append. It is at most 64 KiB; bytes belong in blobs.</summary>
/// <param name="Kind"><c>owner/name</c>; a plugin appends kinds of its own id only, as declared in its manifest.</param>
/// <param name="Data">The facts. Within a version, fields are only added.</param>
/// <param name="Audience">Who may see it. A fact with a public and a secret side is two events.</param>
public sealed record NewEvent(string Kind, JsonElement Data, Audience Audience)
{
    /// <summary>The major version of the data.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The id of the event that this one answers.</summary>
    public string? Causes { get; init; }

    /// <summary>The provider's own id of the thing, kept in the event's origin.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The provider's revision of the thing, kept in the event's origin.</summary>
    public string? Revision { get; init; }
}
