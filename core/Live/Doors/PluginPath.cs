using Microsoft.AspNetCore.Http;

namespace PluginHost.Live;

/// <summary><c>/plugins/{id}/{rest}</c>, taken apart.</summary>
internal sealed record PluginPath(string Plugin, string Rest)
{
    public bool IsAsset => !Rest.StartsWith("api/", StringComparison.Ordinal) && Rest != "api" && Feed is null;

    public string? Feed => Rest.StartsWith("feeds/", StringComparison.Ordinal) ? Rest["feeds/".Length..] : null;

    /// <summary>Whether every segment is a plain name: nothing that climbs, hides, or means a drive or a stream.</summary>
    public bool IsPlain => Rest.Split('/').All(static part => part is not ("" or "." or "..") && part[0] != '.' && part.AsSpan().IndexOfAny("\\:\0%") < 0);

    public static PluginPath? Of(PathString path)
    {
        if (!path.StartsWithSegments("/plugins", StringComparison.Ordinal, out var rest) || rest.Value is not { Length: > 1 } value)
            return null;

        var slash = value.IndexOf('/', 1);
        return slash < 0 ? null : new PluginPath(value[1..slash], value[(slash + 1)..]);
    }
}
