using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Writes what matters to security into the host's own journal. Refusals can be provoked by anybody: of equal ones within a minute the first is written
/// at once and the others are counted into one more, and of different ones only so many are written, so that no flood fills the disk.
/// </summary>
public sealed class SecurityLog : IAsyncDisposable
{
    public const string Kind = "host/security";
    private const string Journal = "host";
    private static readonly SecurityRecord Blank = new("blanked", "This was blanked.");
    private const int MostDifferent = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly IJournal _journal;
    private readonly Principal _host;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private Dictionary<SecurityRecord, int> _seen = [];
    private int _others;
    private Task _writing = Task.CompletedTask;

    public SecurityLog(IJournal journal, TimeProvider time, string gameMaster = "gm")
    {
        ArgumentNullException.ThrowIfNull(time);
        (_journal, _host) = (journal, new Principal(gameMaster, Role.GameMaster, "host"));
        _timer = time.CreateTimer(_ => Sum(), null, Window, Window);
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
        var bounded = refusal with { Target = refusal.Target is null ? null : Names.Short(refusal.Target), Person = refusal.Person is null ? null : Names.Short(refusal.Person) };
        lock (_gate)
        {
            if (_seen.TryGetValue(bounded, out var again))
            {
                _seen[bounded] = again + 1;
            }
            else if (_seen.Count < MostDifferent)
            {
                _seen[bounded] = 0;
                _ = Enqueue(bounded);
            }
            else
            {
                _others++;
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
        Sum();
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

    private void Sum()
    {
        lock (_gate)
        {
            foreach (var (refusal, again) in _seen.Where(static one => one.Value > 0))
            {
                _ = Enqueue(refusal with { Again = again });
            }

            if (_others > 0)
            {
                _ = Enqueue(new SecurityRecord("refused-more", "More refusals of other kinds were only counted.") { Again = _others });
            }

            (_seen, _others) = ([], 0);
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
