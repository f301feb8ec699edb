using System.Text.Json;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Blanks events, as the game master would: by the tool that also finds what repeats them.</summary>
internal sealed class Blanking(HostParts parts)
{
    public async Task<Result<int>> BlankAsync(IReadOnlyList<TableEvent> events, string reason, Principal by, CancellationToken cancellationToken)
    {
        foreach (var happened in events)
        {
            var arguments = JsonSerializer.SerializeToElement(new RedactRequest(happened.Id, reason), ControlJson.Default.RedactRequest);
            var call = new ToolCall(Guid.CreateVersion7().ToString("N"), "redact_event", arguments, by) { Campaign = happened.Campaign };
            var result = await parts.Table.CallAsync(call, Unheard.Instance, cancellationToken);
            if (result.Error is { } error)
            {
                return error;
            }
        }

        return events.Count;
    }
}

internal sealed record RedactRequest(string Event, string Reason);
