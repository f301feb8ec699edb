using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary>
/// Any web page can reach a loopback port. So every request says that it means this host (against DNS rebinding), and one that a page makes comes
/// from a page of ours. A page without an origin of its own (a sandboxed plugin page) may only open sockets, which then ask for a key, and load its assets
/// and the client library.
/// </summary>
internal sealed class DoorCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        var host = context.Request.Host;
        if (!IsOurs(host.Host, host.Port ?? 80, port))
            return context.RefuseAsync(new("wrong-host", "This host only answers to its own address.") { Hint = $"Open http://127.0.0.1:{port}/ instead." });

        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0)
            return next(context);

        if (origin.Count > 1 || !(IsOwn(origin.ToString(), port) || (origin == "null" && MayBeSandboxed(context))))
            return context.RefuseAsync(new("forbidden", "Other web pages may not use this host."));

        return next(context);
    }

    /// <summary>Whether a page of this host itself made the request; a sandboxed page does not count.</summary>
    public static bool FromOwnPage(HttpContext context) =>
        context.Request.Headers.Origin is [{ } origin] && IsOwn(origin, context.Connection.LocalPort);

    private static bool IsOwn(string origin, int port) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/" && IsOurs(uri.Host, uri.Port, port);

    private static bool IsOurs(string host, int port, int ours) =>
        port == ours && (host is "127.0.0.1" or "[::1]" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase));

    private static bool MayBeSandboxed(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || (HttpMethods.IsGet(context.Request.Method) && (PluginPath.Of(context.Request.Path) is { IsAsset: true } || context.Request.Path.StartsWithSegments("/client", StringComparison.Ordinal)));
}
