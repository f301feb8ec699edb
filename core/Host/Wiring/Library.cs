using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The resources and prompts of the table for doors other than the assistants' own.</summary>
internal sealed class Library(HostParts parts) : ILibrary
{
    private readonly ResourceDesk _resources = new(parts);

    public async Task<Result<ExportDocument>> ReadAsync(string uri, Principal caller, CancellationToken cancellationToken)
    {
        var seat = SeatOf(caller, null);
        return seat.Succeeded ? await _resources.ReadAsync(uri, seat.Value, cancellationToken) : seat.Error;
    }

    public async Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var seat = SeatOf(call.Caller, call.Campaign);
        return seat.Succeeded ? await new PromptDesk(parts, _resources).RenderAsync(call, seat.Value, cancellationToken) : PromptResult.Failed(seat.Error);
    }

    private Result<Seat> SeatOf(Principal caller, string? campaign) => Seat.Of(caller, parts, campaign, lasts: false);
}
