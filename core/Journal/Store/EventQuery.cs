using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>A page of events. Every reader names the audience it reads for; there is no default.</summary>
/// <param name="Journal">A campaign's id, or <c>host</c>.</param>
/// <param name="Audience">The reader's audience. Null reads everything: for commands, which decide on full state, and never for a door.</param>
public sealed record EventQuery(string Journal, Audience? Audience)
{
    /// <summary>Forward: events after this position. Backward: events before it; 0 means from the end.</summary>
    public long From { get; init; }

    public bool Backward { get; init; }

    public int Limit { get; init; } = 256;

    /// <summary>Only these kinds; <c>owner/*</c> means all of an owner. Null means all.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    public string? Session { get; init; }

    internal bool Fits(StoredEvent happened) =>
        (Audience is null || Audience.MaySee(happened.Audience))
        && (Session is null || Session == happened.Event.Session)
        && PluginHost.Journal.Kinds.Match(Kinds, happened.Kind);
}
