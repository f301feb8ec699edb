using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary>
/// Behind another program all connections come from one address. There the requests under way are counted by where they were made: a socket and a stream are
/// under way for as long as they last.
/// </summary>
internal sealed class ForwardedCrowd(RequestDelegate next, Crowd crowd)
{
    private const string Forwarded = "X-Original-For";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.ContainsKey(Forwarded))
        {
            await next(context);
            return;
        }

        var entered = crowd.Enter(context.Connection.RemoteIpAddress);
        using var place = entered.Value;
        await (entered.Succeeded ? next(context) : context.RefuseAsync(entered.Error));
    }
}
