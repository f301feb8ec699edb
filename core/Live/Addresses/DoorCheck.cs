using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PluginHost.Live;

/// <summary>
/// Any web page can reach a loopback port. So every request says that it means this host (against DNS rebinding), and one that a page makes comes
/// from a page of ours. A page without an origin of its own (a sandboxed plugin page) may only open sockets, which then ask for a key, and load its assets
/// and the client library.
/// </summary>
internal sealed class DoorCheck(RequestDelegate next, OwnAddresses own, SecurityLog security)
{
    public Task InvokeAsync(HttpContext context)
    {
        Whence.Address = context.From();
        var connection = context.Connection;
        var host = context.Request.Host;
        if (!own.Answers(host.Host, host.Port, connection.LocalPort, connection.LocalIpAddress))
        {
            security.Refused(new SecurityRecord("refused-host", "A request meant another host.") { Target = host.Value, From = context.From() });
            return context.RefuseAsync(new("wrong-host", "This host only answers to its own address.")
            {
                Hint = $"Open http://127.0.0.1:{connection.LocalPort}/ on its own computer, or start it with --lan, or with --public-url and the address that it is to be known by.",
            });
        }

        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0)
        {
            return next(context);
        }

        if (origin.Count > 1 || !(own.IsOwnPage(origin.ToString(), connection.LocalPort, connection.LocalIpAddress) || (origin == "null" && MayBeSandboxed(context))))
        {
            security.Refused(new SecurityRecord("refused-page", "A web page from elsewhere tried to use this host.") { Target = origin.ToString(), From = context.From() });
            return context.RefuseAsync(new("forbidden", "Other web pages may not use this host."));
        }

        return next(context);
    }

    /// <summary>Whether a page of this host itself made the request; a sandboxed page does not count.</summary>
    public static bool FromOwnPage(HttpContext context) =>
        context.Request.Headers.Origin is [{ } origin]
        && context.RequestServices.GetRequiredService<OwnAddresses>().IsOwnPage(origin, context.Connection.LocalPort, context.Connection.LocalIpAddress);

    private static bool MayBeSandboxed(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || SandboxedPages.MayAsk(context)
        || (HttpMethods.IsGet(context.Request.Method) && (PluginPath.Of(context.Request.Path) is { IsAsset: true } || context.Request.Path.StartsWithSegments("/client", StringComparison.Ordinal)));
}
