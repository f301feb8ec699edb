using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>For calls that are answered once: how far they are is told to nobody.</summary>
public sealed class Unheard : IProgress<ToolProgress>
{
    public static readonly Unheard Instance = new();

    private Unheard()
    {
    }

    public void Report(ToolProgress value)
    {
        // The answer comes when it is there.
    }
}
