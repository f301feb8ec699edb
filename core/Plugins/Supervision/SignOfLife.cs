using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Passes on how far a call is, and remembers when it last said so. A shelf of books takes as long as it takes; what says nothing for too long is stopped.</summary>
internal sealed class SignOfLife(IProgress<ToolProgress> told, TimeProvider time) : IProgress<ToolProgress>
{
    private long _last = time.GetTimestamp();

    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _last));

    public void Report(ToolProgress value)
    {
        Interlocked.Exchange(ref _last, time.GetTimestamp());
        told.Report(value);
    }
}
