using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary>Where a one-time link leads: a cookie, and on to the first page.</summary>
internal static class EnterDoor
{
    private const string Spent = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="dark light"><title>PluginHost</title>
        <body style="font:1.1rem system-ui;max-width:32rem;margin:15vh auto;padding:0 1rem">
        <h1>This link was used already</h1>
        <p>A link opens once, within 15 minutes. Run <code>status --link</code> on the computer of the host to get a new one.</p></body></html>
        """;

    public static async Task EnterAsync(HttpContext context, Tickets tickets, Browsers browsers, LiveOptions options)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (tickets.Consume(context.Request.Query["ticket"]) && browsers.Begin(context, options.GameMaster, null).Succeeded)
        {
            context.Response.Redirect("/");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await context.Response.WriteAsync(Spent, context.RequestAborted);
    }
}
