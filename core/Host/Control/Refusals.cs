using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Counts every answer, and turns a bug behind a door into one sentence with the id that its log line carries.</summary>
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
    }
}
