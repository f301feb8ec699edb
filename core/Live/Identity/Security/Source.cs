using System.Net;

namespace PluginHost.Live;

/// <summary>Who is behind a refusal, as far as is known: a person who was proved, otherwise the network that it came from, otherwise the way in.</summary>
internal static class Source
{
    public static bool IsKnown(SecurityRecord refusal) => refusal.Person is not (null or HttpContextPrincipal.Nobody);

    public static string Of(SecurityRecord refusal) =>
        IsKnown(refusal) ? refusal.Person!
        : IPAddress.TryParse(refusal.From, out var address) ? Neighbourhood.Of(address)
        : $"at {refusal.Door}";
}
