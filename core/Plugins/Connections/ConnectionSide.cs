using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>The plugin's side of one connection: asks it, checks what it answers, and commits what it wants done before anything is sent.</summary>
internal sealed class ConnectionSide(PluginRun run, int index, string name, Reactions reactions, FrameText text, PlanCheck check, PluginHouseWorld world)
{
    private const int MostFrames = 256;

    public string Name => name;

    public TimeProvider Time => world.Time;

    public ConnectionOptions Options => world.Options.Connections;

    public Manifest Manifest => run.Manifest;

    public CancellationToken Gone => run.Gone;

    public WaitingCalls Calls { get; } = new(run.Manifest.Name, world.Time);

    /// <summary>What the plugin itself says is wrong.</summary>
    public string? Trouble { get; private set; }

    public Task<Result<AskedPlan>> PlanAsync(ConnectionAttempt attempt, CancellationToken cancellationToken) => run.CallAsync(
        $"connection {name}", run.Limits.Hook, caller: null, (parts, token) => ConnectionCopies.PlanAsync(parts.Connections[index].PlanAsync(attempt, token)), cancellationToken);

    /// <returns>What is left to do: all that belongs in the journal is there.</returns>
    public async Task<Result<ConnectionReaction>> HandleAsync(ConnectionSignal signal, CancellationToken cancellationToken)
    {
        // The goodbye is told even when the session is being ended, as long as the plugin is there.
        var token = signal.Event == ConnectionEvent.Closed ? run.Gone : cancellationToken;
        var asked = await run.CallAsync(
            $"connection {name}", run.Limits.Hook, caller: null, (parts, token) => ConnectionCopies.ReactionAsync(parts.Connections[index].HandleAsync(signal, token)), token);
        if (!asked.Succeeded)
            return asked.Error;
        if (Check(asked.Value) is { } wrong)
            return new Error(Faults.Failed, $"{run.Manifest.Name} {wrong}") { Hint = "Nothing of its answer was done; tell its author." };
        if (await CommitAsync(asked.Value) is { } refused)
            return refused;

        foreach (var answer in asked.Value.Answers)
            Calls.Answer(answer);
        if (asked.Value.Trouble is { } trouble)
            Trouble = trouble.Length == 0 ? null : Faults.Sentence(trouble);
        return asked.Value;
    }

    /// <summary>Opens what the plugin planned, as far as it may.</summary>
    public async Task<Result<Peer>> OpenAsync(ConnectionPlan plan, CancellationToken cancellationToken)
    {
        var address = check.Check(name, plan);
        return !address.Succeeded ? address.Error
            : plan.Kind == ConnectionKind.Folder ? FolderPeer.Open(address.Value.LocalPath, plan, Options, Time)
            : await SocketPeer.OpenAsync(address.Value, plan, Options, cancellationToken);
    }

    public Result<Uri> Check(ConnectionPlan plan) => check.Check(name, plan);

    public Result<ReadOnlyMemory<byte>> Write(OutgoingFrame frame, bool here) => text.Write(frame, here);

    private string? Check(ConnectionReaction reaction) => reaction switch
    {
        { CheckKey: not null } => "asks for a key to be checked, which belongs to listeners.",
        { Frames.Count: > MostFrames } => $"sends more than {MostFrames} frames at once.",
        { Close: { } code } when code is not (1000 or (>= 3000 and <= 4999)) => "closes its connection with a code that programs may not use; they have 1000 and 3000 to 4999.",
        _ when !ConnectionTimers.CanSet(reaction.Timers) => $"sets timers that have no name, are beyond a day, or are more than {ConnectionTimers.Most}.",
        _ when reaction.Frames.Any(frame => frame.Peer is not null && frame.Peer != name) => "sends a frame to a peer that there is not.",
        _ => null,
    };

    private async Task<Error?> CommitAsync(ConnectionReaction reaction)
    {
        if (reaction.Reaction is { Events.Count: 0, State.Count: 0, Requests.Count: 0 })
            return null;
        if (reaction.Campaign is { } campaign && world.Store.Journal.Head(campaign) == 0)
            return Error.NotFound("There is no such campaign.");

        var commit = await reactions.BuildAsync(reaction.Reaction, reaction.Campaign ?? "host", Guid.CreateVersion7().ToString("N"));
        if (!commit.Succeeded)
            return commit.Error;

        // Not cancelled any more: the plugin has answered, so its answer is kept.
        var step = commit.Value.Step is { } made ? made with { Origin = new Origin(run.Manifest.Id) { Connection = name } } : null;
        var committed = await world.Store.Journal.CommitAsync(commit.Value with { Step = step }, CancellationToken.None);
        return committed.Error;
    }
}
