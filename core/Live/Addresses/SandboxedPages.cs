using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PluginHost.Live;

/// <summary>
/// What a page without an origin of its own (a sandboxed plugin page) may ask of us beside sockets: the stream of events, what belongs to it, feeds, and what may be seen of maps.
/// It brings a key in the Authorization header; a cookie never counts for it.
/// </summary>
internal sealed class SandboxedPages(RequestDelegate next)
{
    private const string Stream = "/events/stream";
    private const string Send = "/events/send";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest || context.Request.Headers.Origin != "null" || !MayAsk(context))
        {
            return next(context);
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "null";
        headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }

        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Last-Event-ID";
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static bool AsksForStream(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.Any(static accept => accept?.Contains(StreamLine.MediaType, StringComparison.OrdinalIgnoreCase) == true);

    public static bool MayAsk(HttpContext context)
    {
        var method = HttpMethods.IsOptions(context.Request.Method) ? context.Request.Headers.AccessControlRequestMethod.ToString() : context.Request.Method;
        return context.Request.Path.Value switch
        {
            Stream => HttpMethods.IsGet(method),
            Send => HttpMethods.IsPost(method),
            { } path when path.StartsWith(MapDoor.Folder, StringComparison.Ordinal) => HttpMethods.IsGet(method),
            _ => HttpMethods.IsGet(method)
                && (HttpMethods.IsOptions(context.Request.Method) || AsksForStream(context))
                && SocketDoor.Feed(context.RequestServices.GetRequiredService<ITable>(), context.Request.Path) is not null,
        };
    }

    /// <summary>The same for a page's content policy.</summary>
    public static string Reachable(string host, string own) => $"{host}{Stream} {host}{Send} {host}{MapDoor.Folder} {own}feeds/";
}
