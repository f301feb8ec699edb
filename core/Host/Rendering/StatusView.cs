using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

internal static class StatusView
{
    public static IRenderable Render(HostStatus status)
    {
        var facts = Tables.Of(string.Empty, string.Empty).HideHeaders().Wrapping();
        facts.Row("host", status.Running ? $"PluginHost {status.Version} at {status.Address} (process {status.Pid})" : $"PluginHost {status.Version}, not running");
        facts.Row("ready", !status.Running ? $"start it with: {Invocation.Name} run" : status.Ready ? "yes" : "plugins are being loaded");
        facts.Row("journal", $"{status.Engine}, {PlainView.Count(status.Events, "event")}");
        facts.Row("data folder", status.DataFolder);
        facts.Row("campaign", status.Campaign ?? "none yet");
        foreach (var repair in status.Repairs)
        {
            facts.Row("mended", repair);
        }

        return new Rows(facts, new Text(string.Empty), PluginView.Table(status.Plugins, status.Warnings));
    }
}
