using System.Composition;

namespace PluginHost.Obs;

/// <summary>What the parts of the control share while the plugin is loaded.</summary>
[Export]
[Shared]
internal sealed class Desk
{
    private volatile ControlSettings _settings = ControlSettings.None;
    private volatile IReadOnlyList<string> _secrets = [];

    public ControlSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>The secrets that have a value.</summary>
    public IReadOnlyList<string> Secrets
    {
        get => _secrets;
        set => _secrets = value;
    }
}
