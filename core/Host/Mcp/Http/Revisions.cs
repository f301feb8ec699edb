namespace PluginHost.Host;

/// <summary>The revisions of the protocol that are spoken: those that begin with a handshake and have sessions, and those where each request says everything.</summary>
internal static class Revisions
{
    public static readonly IReadOnlyList<string> WithSessions =
    [
        "2024-11-05",
        "2025-03-26",
        "2025-06-18",
        "2025-11-25",
    ];

    /// <summary>What a client that names an unknown revision is told to try: the same that <c>server/discover</c> lists.</summary>
    public static readonly IReadOnlyList<string> WithoutSessions = ["2026-07-28"];

    public static bool IsKnown(string revision) => WithSessions.Contains(revision) || HasNoSessions(revision);

    public static bool HasNoSessions(string? revision) => revision is not null && WithoutSessions.Contains(revision);
}
