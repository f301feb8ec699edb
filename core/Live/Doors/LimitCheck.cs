using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Refuses whoever asks more often than the host answers, at the doors that say they are limited.</summary>
internal sealed class LimitCheck(RequestDelegate next, CallerLimits limits, Introduction introduction)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not { } limited || Key(context) is not { } caller || Allows(limited.PolicyName, caller)
            ? next(context)
            : context.RefuseAsync(introduction.Flood(context.Principal(), "http"));

    private bool Allows(string? policy, string caller) =>
        policy == LiveServer.Pieces ? limits.Allows($"{policy}/{caller}", times: LiveServer.PiecesForOne) : limits.Allows(caller);

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
