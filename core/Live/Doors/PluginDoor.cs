using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What a plugin serves: its assets, and its endpoints.</summary>
internal static class PluginDoor
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly Error NothingHere = Error.NotFound("There is nothing here.");

    public static Task ServeAsync(HttpContext context, ITable table)
    {
        if (PluginPath.Of(context.Request.Path) is not { } path)
            return context.RefuseAsync(NothingHere);

        Sandbox(context, path.Plugin);
        return path.Rest == "api" || path.Rest.StartsWith("api/", StringComparison.Ordinal) ? HandleAsync(context, table, path)
            : path.IsAsset && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) ? SendAsync(context, table, path)
            : context.RefuseAsync(NothingHere);
    }

    /// <summary>
    /// A plugin's page has an origin of its own: it reads no cookie and calls none of our routes. It loads only what its own folder holds,
    /// the client library and pictures that everyone may see, and reaches only our sockets and streams, where it needs a key. Styles may be inline, since
    /// streaming programs put the user's own into the page.
    /// </summary>
    private static void Sandbox(HttpContext context, string plugin)
    {
        var host = context.Request.Host.Value;
        var port = context.Connection.LocalPort;
        var (web, socket) = context.Request.IsHttps ? ("https", "wss") : ("http", "ws");
        var own = $"{web}://{host}/plugins/{Uri.EscapeDataString(plugin)}/";
        context.Response.Headers.ContentSecurityPolicy =
            $"sandbox allow-scripts; default-src 'none'; script-src {own} {web}://{host}/client/; style-src {own} 'unsafe-inline'; img-src {own} {web}://{host}/blobs/ data:; font-src {own} data:; media-src {own}; "
            + $"connect-src {socket}://{host} ws://127.0.0.1:{port} ws://localhost:{port} {SandboxedPages.Reachable($"{web}://{host}", own)}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static async Task SendAsync(HttpContext context, ITable table, PluginPath path)
    {
        var rest = path.Rest.Length == 0 || path.Rest.EndsWith('/') ? path.Rest + "index.html" : path.Rest;
        if (!(path with { Rest = rest }).IsPlain || table.Asset(path.Plugin, rest) is not { } file || new FileInfo(file) is not { Exists: true } found)
        {
            await context.RefuseAsync(NothingHere);
            return;
        }

        var tag = $"\"{found.LastWriteTimeUtc.Ticks:x}-{found.Length:x}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.Origin == "null")
            context.Response.Headers.AccessControlAllowOrigin = "null";

        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = Types.TryGetContentType(rest, out var type) ? type : "application/octet-stream";
        context.Response.ContentLength = found.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static async Task HandleAsync(HttpContext context, ITable table, PluginPath path)
    {
        var body = await ToolDoor.ReadAsync(context, ToolDoor.MostBody);
        if (!body.Succeeded)
        {
            await context.RefuseAsync(body.Error);
            return;
        }

        var request = new EndpointRequest(context.Request.Method, "/" + path.Rest["api".Length..].TrimStart('/'), context.Principal())
        {
            Query = context.Request.Query.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.Ordinal),
            Headers = context.Request.Headers.Where(static header => !IsSecret(header.Key))
                .ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.Value,
        };
        var response = await table.HandleAsync(path.Plugin, request, context.RequestAborted);
        if (!response.Succeeded)
        {
            await context.RefuseAsync(response.Error);
            return;
        }

        context.Response.StatusCode = response.Value.Status is >= 200 and < 600 ? response.Value.Status : StatusCodes.Status502BadGateway;
        if (response.Value.Body.IsEmpty)
            return;

        context.Response.ContentType = response.Value.MediaType;
        await context.Response.Body.WriteAsync(response.Value.Body, context.RequestAborted);
    }

    /// <summary>Our own keys are none of a plugin's business; a provider's signature is.</summary>
    private static bool IsSecret(string header) =>
        header.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
}
