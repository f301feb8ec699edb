using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Which hooks of a plugin an event goes to, and in which words.</summary>
internal sealed class HookRoute
{
    public const string Started = "campaigns/session-started";
    public const string Ended = "campaigns/session-ended";
    public const string Decided = "campaigns/decision-recorded";
    public const string EntityChanged = "campaigns/entity-changed";

    private readonly HashSet<string> _specific = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _reads;

    public HookRoute(Manifest manifest, PluginParts parts)
    {
        _reads = parts.Update.Count == 0 ? [] : manifest.Needs.Reading.Kinds;
        if (parts.Session.Count > 0)
            _specific.UnionWith([Started, Ended]);
        if (parts.Decision.Count > 0)
            _specific.Add(Decided);
        if (parts.Entity.Count > 0)
            _specific.Add(EntityChanged);
    }

    /// <summary>The kinds to read; none when the plugin has no hook for events.</summary>
    public IReadOnlyList<string> Kinds => [.. _specific.Union(_reads, StringComparer.Ordinal)];

    /// <summary>Calls the hooks one after the other. Runs inside the guard.</summary>
    public async Task<Reaction> CallAsync(PluginParts parts, StoredEvent stored, Delivery delivery, CancellationToken cancellationToken)
    {
        var happened = stored.Event;
        if (!_specific.Contains(happened.Kind))
            return await AllAsync(parts.Update, hook => hook.UpdateAsync(Update(delivery, happened), cancellationToken));
        if (happened.Redacted)
            return Reaction.None;

        return happened.Kind switch
        {
            Started => await AllAsync(parts.Session, hook => hook.SessionStartedAsync(SessionStarted(delivery, happened), cancellationToken)),
            Ended => await AllAsync(parts.Session, hook => hook.SessionEndedAsync(SessionEnded(delivery, happened), cancellationToken)),
            Decided => await AllAsync(parts.Decision, hook => hook.DecisionAsync(new Decision(delivery, EventFacts.Text(happened, "content") ?? "", happened), cancellationToken)),
            _ => await AllAsync(parts.Entity, hook => hook.EntityAsync(new Entity(delivery, EventFacts.Text(happened, "type") ?? "", EventFacts.Text(happened, "id") ?? "", happened.Data, happened), cancellationToken)),
        };
    }

    /// <summary>How the call is named in figures and sentences.</summary>
    public string Name(string kind) => !_specific.Contains(kind) ? "hook update" : kind switch
    {
        Started or Ended => "hook session",
        Decided => "hook decision",
        _ => "hook entity",
    };

    private static async Task<Reaction> AllAsync<THook>(IReadOnlyList<THook> hooks, Func<THook, Task<Reaction>> call)
    {
        var all = Reaction.None;
        foreach (var hook in hooks)
        {
            // Neither has to be there, whatever the contract says; the guard names it.
            if (call(hook) is not { } task || await task is not { } answer)
                return null!;
            all = Reactions.Join(all, Reactions.Copy(answer));
        }

        return all;
    }

    private static Update Update(Delivery delivery, TableEvent happened) =>
        new(delivery, happened) { Description = EventFacts.Text(happened, "text"), Progress = EventFacts.Number(happened, "progress") };

    private static SessionStarted SessionStarted(Delivery delivery, TableEvent happened) =>
        new(delivery, EventFacts.Text(happened, "id") ?? happened.Session ?? "", happened.At)
        {
            Name = EventFacts.Text(happened, "name"),
            Project = EventFacts.Text(happened, "project"),
            User = happened.Person,
        };

    private static SessionEnded SessionEnded(Delivery delivery, TableEvent happened) =>
        new(delivery, EventFacts.Text(happened, "id") ?? happened.Session ?? "", EventFacts.Seconds(happened, "durationSeconds") ?? TimeSpan.Zero)
        {
            StartProgress = EventFacts.Number(happened, "startProgress"),
            EndProgress = EventFacts.Number(happened, "endProgress"),
        };
}
