using System.Text.Json;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <param name="Running">Whether the host stays; otherwise it lives only as long as the command that asks.</param>
/// <param name="Address">Where the host listens, or will.</param>
/// <param name="DataFolder">Where everything is kept; plugins are dropped into <c>plugins</c> below it.</param>
/// <param name="Ready">Whether all plugins have been loaded.</param>
/// <param name="Campaign">The campaign that a call means when it names none.</param>
/// <param name="Repairs">What was found and mended when the journal was opened.</param>
/// <param name="Warnings">What a person should mend that belongs to no single plugin.</param>
internal sealed record HostStatus(
    string Version,
    bool Running,
    int Pid,
    DateTimeOffset StartedAt,
    string Address,
    string DataFolder,
    string Engine,
    bool Ready,
    long Events,
    string? Campaign,
    IReadOnlyList<PluginStatus> Plugins,
    IReadOnlyList<string> Repairs,
    IReadOnlyList<string> Warnings);

internal sealed record CampaignRow(string Id, string Name, string? System, long Events, bool Default);

internal sealed record OverlayLink(string Plugin, string Title, string Campaign, string Address);

/// <param name="Older">Pass it as <c>before</c> to read what came earlier; null when nothing did.</param>
/// <param name="Newer">Pass it as <c>after</c> to read what comes later.</param>
internal sealed record EventPage(IReadOnlyList<TableEvent> Events, string? Older, string? Newer);

internal sealed record CallRequest(string Tool, JsonElement Arguments)
{
    public string? Id { get; init; }

    public string? Campaign { get; init; }

    public string? As { get; init; }

    public bool DryRun { get; init; }
}

/// <summary>A line of a long answer: news, or how it ended.</summary>
internal sealed record ControlLine
{
    public double? Done { get; init; }

    public double? Total { get; init; }

    public string? Message { get; init; }

    public Error? Error { get; init; }

    public ToolResult? Result { get; init; }

    public BackupSummary? Backup { get; init; }
}

internal sealed record BackupRequest(string File);

internal sealed record BackupSummary(string File, long Size, int Journals, long Events);

internal sealed record LetterRow(string Id, string Plugin, string Campaign, string Kind, string Reason, int Attempts, DateTimeOffset At);

internal sealed record TicketLink(string Address);

/// <param name="State"><c>ok</c>, <c>warn</c> or <c>fail</c>.</param>
/// <param name="Remedy">What to do, when it is not well.</param>
internal sealed record Finding(string Check, string State, string Says, string? Remedy);

internal sealed record Failure(Error Error);

internal sealed record Done(string Message);

internal sealed record PluginList(IReadOnlyList<PluginStatus> Plugins, IReadOnlyList<string> Warnings);

internal sealed record ToolList(IReadOnlyList<ToolDescription> Tools);

internal sealed record CampaignList(IReadOnlyList<CampaignRow> Campaigns);

/// <param name="Running">Whether a host runs that these addresses lead to; otherwise they will, once it does.</param>
internal sealed record OverlayList(IReadOnlyList<OverlayLink> Overlays, bool Running);

internal sealed record LetterList(IReadOnlyList<LetterRow> Letters);

internal sealed record DoctorReport(IReadOnlyList<Finding> Checks);
