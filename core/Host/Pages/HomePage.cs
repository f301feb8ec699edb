namespace PluginHost.Host;

/// <summary>The game master's page. It holds nothing by itself: all it shows comes through the control API.</summary>
internal static class HomePage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static context => SendAsync(context, "home.html", "text/html; charset=utf-8"));
        routes.MapGet("/home.css", static context => SendAsync(context, "home.css", "text/css; charset=utf-8"));
        routes.MapGet("/home.js", static context => SendAsync(context, "home.js", "text/javascript; charset=utf-8"));
        routes.MapGet("/favicon.ico", static context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    public static async Task SendAsync(HttpContext context, string name, string mediaType)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = mediaType;
        await using var page = typeof(HomePage).Assembly.GetManifestResourceStream(name)!;
        context.Response.ContentLength = page.Length;
        await page.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
