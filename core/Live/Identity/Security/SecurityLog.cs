using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Writes what matters to security into the host's own journal. Refusals can be provoked by anybody, so each one who is refused has a quota of their own
/// within a minute: a flood fills neither memory nor disk, and hides nobody else's refusal.
/// </summary>
public sealed class SecurityLog : IAsyncDisposable
{
    public const string Kind = "host/security";
    private const string Journal = "host";
    private static readonly SecurityRecord Blank = new("blanked", "This was blanked.");
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly IJournal _journal;
    private readonly Principal _host;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly Refusals _people = new();
    private readonly Refusals _strangers = new();
    private Task _writing = Task.CompletedTask;

    public SecurityLog(IJournal journal, TimeProvider time, string gameMaster = "gm")
    {
        ArgumentNullException.ThrowIfNull(time);
        (_journal, _time, _host) = (journal, time, new Principal(gameMaster, Role.GameMaster, "host"));
        _timer = time.CreateTimer(_ => Sum(all: false), null, Window, Window);
    }

    /// <summary>What an event of this log says; an empty record when it was blanked.</summary>
    public static SecurityRecord Read(TableEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Kind == Kind && !happened.Redacted && happened.Data.ValueKind == JsonValueKind.Object
            ? happened.Data.Deserialize(IdentityJson.Default.SecurityRecord) ?? Blank
            : Blank;
    }

    /// <summary>Records a refusal, without waiting.</summary>
    public void Refused(SecurityRecord refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var bounded = refusal with
        {
            Target = refusal.Target is null ? null : Names.Short(refusal.Target),
            Person = refusal.Person is null ? null : Names.Short(refusal.Person),
            From = refusal.From ?? (Source.IsKnown(refusal) ? null : Whence.Address),
        };
        lock (_gate)
        {
            // However many strangers come, they use up no room of those who are known.
            if ((Source.IsKnown(bounded) ? _people : _strangers).Take(bounded, _time.GetUtcNow()))
            {
                _ = Enqueue(bounded);
            }
        }
    }

    /// <summary>Records a change; once this completes it is on the disk, or cannot be.</summary>
    public Task ChangedAsync(SecurityRecord change, Principal by)
    {
        lock (_gate)
        {
            return Enqueue(change, by);
        }
    }

    /// <summary>Writes what was only counted so far, and waits until all is written.</summary>
    public Task FlushAsync()
    {
        Sum(all: true);
        lock (_gate)
        {
            return _writing;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await FlushAsync();
    }

    private void Sum(bool all)
    {
        lock (_gate)
        {
            foreach (var counted in _people.Sum(all).Concat(_strangers.Sum(all)))
            {
                _ = Enqueue(counted);
            }
        }
    }

    private Task Enqueue(SecurityRecord record, Principal? by = null) => _writing = WriteAsync(_writing, record, by ?? _host);

    private async Task WriteAsync(Task before, SecurityRecord record, Principal by)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var data = JsonSerializer.SerializeToElement(record, IdentityJson.Default.SecurityRecord);
        var step = new Step(Journal, by, [new NewEvent(Kind, data, Audience.GameMaster)]);

        // A full disk refuses this as it refuses all else, and says so there.
        _ = await _journal.CommitAsync(new Commit { Step = step }, CancellationToken.None);
    }
}
