using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Refuses whoever asks more often than the host answers, at the doors that say they are limited.</summary>
internal sealed class LimitCheck(RequestDelegate next, CallerLimits limits, Introduction introduction)
{
    /// <summary>How many times more pieces of a map may be asked for than of anything else.</summary>
    private const int PiecesForOne = 40;

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not { PolicyName: { } limit } || Key(context) is not { } caller
            || limits.Allows($"{limit}/{caller}", times: limit == LiveServer.Pieces ? PiecesForOne : 1)
                ? next(context)
                : context.RefuseAsync(introduction.Flood(context.Principal(), "http"));

    /// <summary>Whoever can read the host's key is not limited, and assets are not: a page may have many.</summary>
    private static string? Key(HttpContext context)
    {
        var caller = context.Principal();
        var plugin = PluginPath.Of(context.Request.Path);
        return caller is { Role: Role.GameMaster, Campaign: null } || plugin is { IsAsset: true }
            ? null
            : $"{caller.Door}/{caller.Person}/{(caller.Role == Role.Spectator ? context.Connection.RemoteIpAddress : null)}/{plugin?.Plugin}";
    }
}
