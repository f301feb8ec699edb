namespace PluginHost.Host;

/// <summary>Gives every request an id that its log lines and its answer carry. A caller may bring its own.</summary>
internal static class Correlation
{
    private const string Header = "X-Request-Id";

    public static void Use(IApplicationBuilder app, ILogger logger) => app.Use(next => context => InvokeAsync(context, next, logger));

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next, ILogger logger)
    {
        var brought = context.Request.Headers[Header].ToString();
        if (brought.Length is > 0 and <= 64 && brought.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            context.TraceIdentifier = brought;
        }

        context.Response.Headers[Header] = context.TraceIdentifier;
        using (logger.BeginScope(new KeyValuePair<string, object?>[] { new("correlation", context.TraceIdentifier) }))
        {
            await next(context);
        }
    }
}
