using System.Text;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Turns what a plugin wants to do into one commit, after checking it against what its manifest was granted.</summary>
/// <param name="sessionOf">The session that is under way in a journal.</param>
internal sealed class Reactions(Manifest manifest, bool loopbackHttp, Func<string, CancellationToken, Task<string?>> sessionOf)
{
    private const int MostData = 64 * 1024;
    private const int MostItems = 256;
    private const int LongestKey = 256;

    private readonly RequestCheck _requests = new(manifest, loopbackHttp);

    public Principal By { get; } = new($"plugin:{manifest.Id}", Role.Plugin, "plugin") { Granted = manifest.Needs.Audience };

    /// <summary>A copy that holds nothing of the plugin. Reading a plugin's lists runs its code, so this belongs inside the guard.</summary>
    public static Reaction Copy(Reaction reaction) => new()
    {
        Events = [.. reaction.Events.Select(static e => e with { Data = e.Data.Clone() })],
        State = [.. reaction.State.Select(static s => s with { Value = s.Value?.Clone() })],
        Requests = [.. reaction.Requests.Select(Copy)],
    };

    private static PlannedRequest Copy(PlannedRequest request) => request with
    {
        Payload = request.Payload?.Clone(),
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase),
        Form = request.Form?.ToDictionary(StringComparer.Ordinal),
        Computed = request.Computed?.ToDictionary(static pair => pair.Key, static pair => pair.Value with { Claims = pair.Value.Claims?.Clone(), Challenge = [.. pair.Value.Challenge] }, StringComparer.Ordinal),
    };

    public static Reaction Join(Reaction first, Reaction second) => new()
    {
        Events = [.. first.Events, .. second.Events],
        State = [.. first.State, .. second.State],
        Requests = [.. first.Requests, .. second.Requests],
    };

    /// <param name="reaction">A copy made by <see cref="Copy(Reaction)"/>.</param>
    /// <param name="journal">Where its events belong.</param>
    /// <param name="key">A second commit with this key changes nothing.</param>
    /// <param name="answers">The event that is answered: its session is theirs.</param>
    public Result<Commit> Build(Reaction reaction, string journal, string key, TableEvent answers) => Build(reaction, journal, key, answers.Id, answers.Session);

    /// <summary>What answers no event belongs to the session that is under way. The plugin has answered already, so that nobody can give it up any more.</summary>
    public async Task<Result<Commit>> BuildAsync(Reaction reaction, string journal, string key) =>
        Build(reaction, journal, key, causes: null, reaction.Events.Count == 0 ? null : await sessionOf(journal, CancellationToken.None));

    private Result<Commit> Build(Reaction reaction, string journal, string key, string? causes, string? session)
    {
        var wrong = Volume(reaction)
            ?? reaction.Events.Select(Check).FirstOrDefault(static error => error is not null)
            ?? reaction.State.Select(Check).FirstOrDefault(static error => error is not null)
            ?? reaction.Requests.Select(_requests.Check).FirstOrDefault(static error => error is not null);
        if (wrong is not null)
            return new Error(Faults.Failed, $"{manifest.Name} {wrong}") { Hint = "Nothing of its answer was done; tell its author." };

        return new Commit
        {
            IdempotencyKey = reaction is { Events.Count: 0, State.Count: 0, Requests.Count: 0 } ? null : key,
            Step = reaction.Events.Count == 0 ? null : new Step(journal, By, [.. reaction.Events.Select(e => e with { Causes = e.Causes ?? causes })])
            {
                Session = session,
                Origin = new Origin(manifest.Id),
            },
            State = [.. reaction.State.Select(s => new OwnedChange(manifest.Id, s.Key, s.Value))],
            Requests = [.. reaction.Requests.Select(r => new OutboxDraft(manifest.Id, journal, r))],
        };
    }

    private static string? Volume(Reaction reaction) =>
        reaction.Events.Count > MostItems || reaction.State.Count > MostItems || reaction.Requests.Count > MostItems
            ? $"answered with more than {MostItems} things at once."
            : null;

    private string? Check(NewEvent e) => e switch
    {
        { Kind: null or "" } => "appends an event without a kind.",
        _ when !e.Kind.StartsWith(manifest.Id + "/", StringComparison.Ordinal) => $"may not append '{e.Kind}': its own kinds start with '{manifest.Id}/'.",
        _ when !manifest.Needs.Appends.Contains(e.Kind) => $"may not append '{e.Kind}': its manifest does not list it under appends.",
        { Audience: null } => $"appends '{e.Kind}' for nobody: an event names its audience.",
        { Data.ValueKind: not JsonValueKind.Object } => $"appends '{e.Kind}' without data: the data is an object.",
        _ when Size(e.Data) > MostData => $"appends '{e.Kind}' with more than 64 KiB of data.",
        _ => null,
    };

    private static string? Check(StateChange change) => change switch
    {
        { Key: null or "" } => "keeps a state without a key.",
        { Key.Length: > LongestKey } => "keeps a state under a key of more than 256 characters.",
        { Value: { } value } when value.ValueKind == JsonValueKind.Undefined || Size(value) > MostData => "keeps a state that is empty or larger than 64 KiB.",
        _ => null,
    };

    private static int Size(JsonElement value) => Encoding.UTF8.GetByteCount(value.GetRawText());
}
