using PluginHost.Live;
using PluginHost.Plugins;

namespace PluginHost.Host;

/// <summary>Whether the host lives, is ready, and how each plugin is. No key is asked for, and nothing secret is told.</summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes, HostParts parts, MetricsPage metrics)
    {
        routes.MapGet("/health/live", static context => context.Response.WriteAsync(PortProbe.Alive, context.RequestAborted));
        routes.MapGet("/health/ready", context => ReadyAsync(context, parts));
        routes.MapGet("/health", context => ReportAsync(context, parts));
        routes.MapGet("/metrics", context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            return context.Response.WriteAsync(metrics.Write(), context.RequestAborted);
        });
    }

    private static Task ReadyAsync(HttpContext context, HostParts parts)
    {
        context.Response.StatusCode = parts.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync(parts.Ready ? "ready\n" : "loading plugins\n", context.RequestAborted);
    }

    private static Task ReportAsync(HttpContext context, HostParts parts)
    {
        var plugins = parts.House.Plugins.DistinctBy(static plugin => plugin.Id).ToDictionary(static plugin => plugin.Id, static plugin => plugin.State.ToString().ToLowerInvariant());
        var well = parts.House.Plugins.All(static plugin => plugin.State is not (PluginState.Failed or PluginState.Degraded));
        var report = new HealthReport(!parts.Ready ? "loading" : well ? "ok" : "degraded", Live: true, parts.Ready, plugins);
        return Answers.JsonAsync(context, report, ControlJson.Default.HealthReport);
    }
}
