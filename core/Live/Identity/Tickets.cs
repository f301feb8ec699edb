using System.Buffers.Text;
using System.Security.Cryptography;

namespace PluginHost.Live;

/// <summary>One-time links for the game master's browser: <c>/enter?ticket=…</c>. They live in memory; a restart makes them void.</summary>
public sealed class Tickets(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _open = [];

    public string Issue()
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var stale in _open.Where(entry => entry.Value <= now).Select(static entry => entry.Key).ToList())
                _open.Remove(stale);

            if (_open.Count >= Most)
                _open.Remove(_open.MinBy(static entry => entry.Value).Key);

            _open[ticket] = now + Life;
        }

        return ticket;
    }

    internal bool Consume(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket))
            return false;

        lock (_gate)
            return _open.Remove(ticket, out var until) && until > time.GetUtcNow();
    }
}
