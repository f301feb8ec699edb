using System.Composition;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>Takes the settings. Nothing that is missing here makes the overlays idle.</summary>
[Export(typeof(IStartupHook))]
[method: ImportingConstructor]
internal sealed partial class ControlStartup(Desk desk, ILogger log) : IStartupHook
{
    public Task<Readiness> StartAsync(Startup startup, CancellationToken cancellationToken)
    {
        desk.Secrets = [.. startup.Secrets];
        desk.Settings = ControlSettings.Of(startup.Settings);
        foreach (var cue in desk.Settings.Unknown)
        {
            Unknown(log, cue, string.Join(", ", Cues.All));
        }

        return Task.FromResult(Readiness.Ready);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no cue '{Cue}'; there are {All}")]
    private static partial void Unknown(ILogger log, string cue, string all);
}
