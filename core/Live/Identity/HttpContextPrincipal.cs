using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

public static class HttpContextPrincipal
{
    /// <summary>Stands for who came without any proof.</summary>
    internal const string Nobody = "spectator";

    private static readonly Principal Spectator = new(Nobody, Role.Spectator, "http") { Campaign = string.Empty };

    /// <summary>Whether this request was established to be from somebody.</summary>
    public static bool IsKnown(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Established>() is not null;
    }

    /// <summary>The address that a request came from, as people write it.</summary>
    public static string? From(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } address ? Neighbourhood.Plain(address).ToString() : null;
    }

    /// <summary>Who this request was established to be from; otherwise a spectator who may enter no campaign.</summary>
    public static Principal Principal(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Established>()?.Principal ?? Spectator;
    }
}

/// <param name="Principal">Who.</param>
/// <param name="ByCookie">Whether the browser sent it on its own: then only our own pages may use it.</param>
internal sealed record Established(Principal Principal, bool ByCookie);
