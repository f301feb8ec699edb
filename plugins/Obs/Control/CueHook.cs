using System.Composition;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Brings the table's moments to OBS and Streamer.bot, as far as somebody configured that.</summary>
[Export(typeof(IUpdateHook))]
[Export(typeof(ISessionHook))]
[Shared]
[method: ImportingConstructor]
internal sealed class CueHook(SceneCues scenes, ActionCues actions) : IUpdateHook, ISessionHook
{
    public Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken) =>
        Cues.Of(update.Event) is { } cue ? CueAsync(new Cue(cue, update.Delivery), cancellationToken) : Task.FromResult(Reaction.None);

    public Task<Reaction> SessionStartedAsync(SessionStarted started, CancellationToken cancellationToken) =>
        CueAsync(new Cue(Cues.SessionStarts, started.Delivery) { Session = started.Name }, cancellationToken);

    public Task<Reaction> SessionEndedAsync(SessionEnded ended, CancellationToken cancellationToken) =>
        CueAsync(new Cue(Cues.SessionEnds, ended.Delivery), cancellationToken);

    private async Task<Reaction> CueAsync(Cue cue, CancellationToken cancellationToken) =>
        new() { State = [.. await scenes.ShowAsync(cue, cancellationToken), .. await actions.DoAsync(cue, cancellationToken)] };
}

/// <param name="Name">Which moment.</param>
/// <param name="Delivery">How it reached us.</param>
internal sealed record Cue(string Name, Delivery Delivery)
{
    public string? Session { get; init; }
}
