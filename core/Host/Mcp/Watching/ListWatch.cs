using System.Threading.Channels;

namespace PluginHost.Host;

/// <summary>Tells when one of a client's lists changed, because a plugin came or went.</summary>
internal static class ListWatch
{
    public static async Task RunAsync(HostParts parts, Seat seat, Func<string, Task> tell, CancellationToken cancellationToken)
    {
        var rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        void Ring() => rings.Writer.TryWrite(true);

        parts.House.Changed += Ring;
        try
        {
            var before = Listing.Of(parts, seat.Caller);
            await foreach (var _ in rings.Reader.ReadAllAsync(cancellationToken))
            {
                var now = Listing.Of(parts, seat.Caller);
                foreach (var method in now.ChangedSince(before))
                {
                    await tell(method);
                }

                before = now;
            }
        }
        finally
        {
            parts.House.Changed -= Ring;
        }
    }
}
