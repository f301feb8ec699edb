using Microsoft.Extensions.Hosting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The campaign's socket: events out, tool calls in.</summary>
internal sealed class EventDoor(
    Introduction introduction, ChannelHub hub, Calls calls, ITable table, IHostApplicationLifetime life, LiveOptions options, TimeProvider time)
{
    /// <summary>Stands for the campaign's own events among the sources of channels.</summary>
    public static readonly object Source = new();

    public async Task ServeAsync(SocketLine line, Principal? ambient, CancellationToken aborted)
    {
        await using var session = new EventSession(line, this, ambient, aborted);
        await session.RunAsync();
    }

    public Introduction Introduction => introduction;

    public Calls Calls => calls;

    public ITable Table => table;

    public LiveOptions Options => options;

    public TimeProvider Time => time;

    public CancellationToken Stopping => life.ApplicationStopping;

    public Lease Join(Viewpoint at, string? after) =>
        hub.Join(new ChannelKey(at.Campaign, at.Audience.ToString(), Source), at, () => new EventSource(time, Stopping), after is null ? null : at.Place(after));
}
