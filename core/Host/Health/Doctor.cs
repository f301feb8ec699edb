using System.Globalization;
using System.Runtime.InteropServices;
using PluginHost.Live;
using PluginHost.Plugins;

namespace PluginHost.Host;

/// <summary>Looks at everything that the host needs. What it says names no paths.</summary>
internal sealed class Doctor(HostParts parts)
{
    private const long LittleSpace = 1L << 30;
    private const long NoSpace = 50L << 20;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [Runtime(), Folder(), Disk(), Engine(), Clock(), await PortAsync(cancellationToken)];
        findings.AddRange(await JournalAsync(cancellationToken));
        findings.AddRange(parts.House.Warnings.Select(static warning => new Finding("plugins", "warn", warning, "Mend plugins.json, then reload the plugins.")));
        findings.AddRange(parts.House.Plugins.Select(Plugin));
        return findings;
    }

    private static Finding Ok(string check, string says) => new(check, "ok", says, null);

    private static Finding Runtime() => Environment.Version.Major >= 10
        ? Ok("runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}.")
        : new Finding("runtime", "fail", $"{RuntimeInformation.FrameworkDescription} is too old.", "Install the .NET 10 SDK.");

    private Finding Folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return Ok("data folder", "It belongs to this host alone.");
        }

        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;
        return (File.GetUnixFileMode(parts.Settings.Folder) & Others) == UnixFileMode.None
            ? Ok("data folder", "It belongs to this host alone.")
            : new Finding("data folder", "warn", "Other users of this computer can look into it.", "Restrict it to its owner (chmod 700).");
    }

    private Finding Disk()
    {
        try
        {
            var free = new DriveInfo(parts.Settings.Folder).AvailableFreeSpace;
            var says = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB are free.");
            return free switch
            {
                < NoSpace => new Finding("disk", "fail", says, "Make space before the next session."),
                < LittleSpace => new Finding("disk", "warn", says, "Make space soon."),
                _ => Ok("disk", says),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Finding("disk", "warn", "The free space cannot be read.", "Check the disk by hand.");
        }
    }

    private Finding Engine() => Ok("engine", $"The journal is kept by {parts.Store.Engine}.");

    /// <summary>A clock that fell behind the journal makes new events look older than old ones.</summary>
    private Finding Clock()
    {
        var now = parts.Time.GetUtcNow();
        return now.Year < 2026
            ? new Finding("clock", "warn", $"It says {now:yyyy-MM-dd}.", "Set the computer's clock.")
            : Ok("clock", $"It says {now:yyyy-MM-dd HH:mm} UTC.");
    }

    private async Task<Finding> PortAsync(CancellationToken cancellationToken)
    {
        if (!parts.Settings.Brief)
        {
            return parts.Settings.Port == 0 || parts.Settings.Port == parts.Port
                ? Ok("port", $"The host listens on {parts.Port}.")
                : new Finding("port", "warn", $"The host listens on {parts.Port} instead of {parts.Settings.Port}.", "Restart it to use the other port.");
        }

        return await PortProbe.TryAsync(parts.Settings.Port, cancellationToken) is { } error
            ? new Finding("port", "fail", error.Message, error.Hint)
            : Ok("port", $"The host is not running; port {parts.Settings.Port} is free for it.");
    }

    private async Task<IEnumerable<Finding>> JournalAsync(CancellationToken cancellationToken)
    {
        var faults = await parts.Store.Upkeep.CheckAsync(cancellationToken);
        return faults.Count == 0
            ? [Ok("journal", "Every event is whole.")]
            : faults.Select(static fault => new Finding("journal", "fail", fault, $"Stop the host and restore the last backup: {Invocation.Name} restore FILE"));
    }

    private static Finding Plugin(PluginStatus plugin) => plugin.State switch
    {
        PluginState.Failed => new Finding($"plugin {plugin.Id}", "fail", plugin.Note ?? "It cannot be started.", $"See: {Invocation.Name} plugins show {plugin.Id}"),
        PluginState.Degraded or PluginState.Idle => new Finding($"plugin {plugin.Id}", "warn", plugin.Note ?? "It does not fully work.", $"See: {Invocation.Name} plugins show {plugin.Id}"),
        _ => Ok($"plugin {plugin.Id}", plugin.Note ?? plugin.State.ToString().ToLowerInvariant() + "."),
    };
}
