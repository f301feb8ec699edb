using System.Net;

namespace PluginHost.Live;

/// <summary>
/// What this host is called. On the loopback it has three names; once it is open to the house also the address that a connection came in at and the
/// computer's own name; and what stands in front of it gives it one more. Nobody else's name leads here, whatever a name server says.
/// </summary>
internal sealed class OwnAddresses(LiveOptions options)
{
    private static readonly string[] ComputerNames = [Environment.MachineName, Environment.MachineName + ".local"];

    /// <param name="host">The name in the request, an address of version 6 in brackets.</param>
    /// <param name="port">The port in the request.</param>
    /// <param name="ours">The port that the connection came in at.</param>
    /// <param name="local">The address that it came in at.</param>
    public bool Answers(string host, int? port, int ours, IPAddress? local) => IsPublic(host, port) || (port ?? Usual(options.Secure && !IsLoopback(host))) == ours && IsHere(host, local);

    /// <summary>Whether a page of this host made a request.</summary>
    public bool IsOwnPage(string origin, int ours, IPAddress? local)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.PathAndQuery != "/" || page.UserInfo.Length > 0 || page.Fragment.Length > 0)
        {
            return false;
        }

        if (options.PublicUrl is { } front && page.Scheme == front.Scheme && page.Port == front.Port && Same(page.Host, front.Host))
        {
            return true;
        }

        var secure = page.Scheme == Uri.UriSchemeHttps;
        return (secure || page.Scheme == Uri.UriSchemeHttp) && page.Port == ours && IsHere(page.Host, local) && (options.Secure ? secure || IsLoopback(page.Host) : !secure);
    }

    private bool IsPublic(string host, int? port) => options.PublicUrl is { } front && Same(host, front.Host) && (port ?? Usual(front.Scheme == Uri.UriSchemeHttps)) == front.Port;

    private bool IsHere(string host, IPAddress? local) => IsLoopback(host) || (options.Lan && (IsAddress(host, local) || ComputerNames.Any(name => Same(host, name))));

    private static bool IsLoopback(string host) => host is "127.0.0.1" or "[::1]" || Same(host, "localhost");

    private static bool IsAddress(string host, IPAddress? local) => local is not null && IPAddress.TryParse(host.Trim('[', ']'), out var named) && Neighbourhood.Plain(named).Equals(Neighbourhood.Plain(local));

    private static int Usual(bool secure) => secure ? 443 : 80;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
