using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>One atomic write: a command's step, or all that a plugin does in answer to a delivery.</summary>
public sealed record Commit
{
    public Step? Step { get; init; }

    /// <summary>A second commit with the same key, to the same journal when it has a step, changes nothing and answers as the first did.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Moves a reader's bookmark; never backwards.</summary>
    public Bookmark? Bookmark { get; init; }

    /// <summary>Changes in one plugin's key-value state.</summary>
    public IReadOnlyList<OwnedChange> State { get; init; } = [];

    /// <summary>Requests to put into the outbox.</summary>
    public IReadOnlyList<OutboxDraft> Requests { get; init; } = [];

    /// <summary>A delivery to set aside.</summary>
    public Letter? Letter { get; init; }

    /// <summary>A letter that is settled.</summary>
    public string? SettledLetter { get; init; }
}

/// <summary>All events of one command in one journal: appended together and undone together.</summary>
public sealed record Step(string Journal, Principal By, IReadOnlyList<NewEvent> Events)
{
    /// <summary>The head that the command decided on; another one is a <c>conflict</c>.</summary>
    public long? ExpectedHead { get; init; }

    public string? Session { get; init; }

    public Origin? Origin { get; init; }
}

/// <summary>Where a reader is. A bookmark of an earlier epoch no longer means anything.</summary>
public sealed record Bookmark(string Reader, string Journal, long Epoch, long Seq);

public sealed record OwnedChange(string Owner, string Key, JsonElement? Value);

/// <param name="StepId">The step's id; empty when there was no step.</param>
/// <param name="FirstSeq">The position of the step's first event.</param>
/// <param name="LastSeq">The position of the step's last event.</param>
/// <param name="Repeated">Whether the idempotency key was known and nothing was changed now.</param>
public sealed record Committed(string StepId, long FirstSeq, long LastSeq, bool Repeated);
