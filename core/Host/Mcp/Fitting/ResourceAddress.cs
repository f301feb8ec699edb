namespace PluginHost.Host;

/// <summary>An address, and how much of what is there a client wants: <c>?detail=full</c>, <c>?cursor=…</c>. Another question stays a part of the address.</summary>
internal sealed record ResourceAddress(string Bare, Detail Detail, Place? Place)
{
    public static ResourceAddress Of(string uri)
    {
        var plain = new ResourceAddress(uri, Detail.Normal, null);
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return plain;
        }

        var found = plain with { Bare = uri[..mark] };
        foreach (var pair in uri[(mark + 1)..].Split('&'))
        {
            var value = pair.Contains('=', StringComparison.Ordinal) ? Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]) : string.Empty;
            switch (pair.Split('=')[0])
            {
                case Details.Argument when Details.Parse(value) is { } detail:
                    found = found with { Detail = detail };
                    break;
                case Place.Argument when Place.Parse(value) is { } place:
                    found = found with { Place = place };
                    break;
                default:
                    return plain;
            }
        }

        return found;
    }
}
