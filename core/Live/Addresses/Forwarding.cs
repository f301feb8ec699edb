using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace PluginHost.Live;

/// <summary>What a program in front of this host may say about a request: only when it runs on this computer, and only the one name it is known by.</summary>
internal static class Forwarding
{
    public static ForwardedHeadersOptions From(Uri front) => new()
    {
        ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        ForwardLimit = 1,
        AllowedHosts = [front.Host],
    };
}
