namespace PluginHost.Live.Tests;

/// <summary>The real clock, set forward by as much as a test says.</summary>
internal sealed class Clock : TimeProvider
{
    private long _ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
