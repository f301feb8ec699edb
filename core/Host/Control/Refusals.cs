using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Counts and logs every answer, and turns a bug behind a door into one sentence with the id that its log line carries.</summary>
internal static class Refusals
{
    public static void Use(IApplicationBuilder app, ILogger logger, HostMeters meters) => app.Use(next => context => InvokeAsync(context, next, logger, meters));

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next, ILogger logger, HostMeters meters)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has left.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            HostLog.RequestFailed(logger, e);
            context.Response.Clear();
            await Answers.ErrorAsync(context, new Error("failed", "The host met a fault of its own.") { Hint = $"Its log names it under {context.TraceIdentifier}." });
        }

        meters.Answered(context.Response.StatusCode);
        HostLog.Answered(logger, Method(context), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", context.Response.StatusCode);
    }

    /// <summary>A log line holds nothing that a caller may choose freely: somebody may have put a key there.</summary>
    private static string Method(HttpContext context) => context.Request.Method is { Length: <= 7 } method ? method : "-";
}
