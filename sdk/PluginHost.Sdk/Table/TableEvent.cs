using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>One thing that happened, as a reader who may see it receives it. Positions in the journal are not shown: gaps would betray what is hidden.</summary>
public sealed record TableEvent
{
    /// <summary>A stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The campaign's id, or <c>host</c>.</summary>
    public required string Campaign { get; init; }

    /// <summary>All events of one command share a step.</summary>
    public required string Step { get; init; }

    /// <summary><c>owner/name</c>. Readers pass over kinds that they do not know.</summary>
    public required string Kind { get; init; }

    /// <summary>The major version of <see cref="Data"/>.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The facts; empty after a redaction.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Who may see it.</summary>
    public required Audience Audience { get; init; }

    /// <summary>When it was appended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The session it happened in, when one was active.</summary>
    public string? Session { get; init; }

    /// <summary>The opaque id of the person who acted.</summary>
    public string? Person { get; init; }

    /// <summary>Where it came from, when a plugin brought it.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The id of the event that it answers.</summary>
    public string? Causes { get; init; }

    /// <summary>Whether its data was blanked on request. Readers accept blanks.</summary>
    public bool Redacted { get; init; }
}
