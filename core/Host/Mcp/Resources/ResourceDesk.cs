using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>All that can be read by address: the table's own, and what plugins offer.</summary>
internal sealed class ResourceDesk
{
    private readonly HostParts _parts;
    private readonly IReadOnlyList<TableResource> _own;

    public ResourceDesk(HostParts parts)
    {
        _parts = parts;
        _own = [.. CampaignResources.All(parts), .. RuleResources.All(parts)];
    }

    /// <summary>What a caller may read, by address.</summary>
    public IEnumerable<ResourceDescription> For(Principal caller) => _own.Select(static one => one.Description)
        .Concat(_parts.House.Resources.Select(static one => one.Description))
        .Where(one => caller.Role >= one.MinimumRole)
        .DistinctBy(static one => one.Uri, StringComparer.Ordinal)
        .OrderBy(static one => one.Uri, StringComparer.Ordinal);

    /// <summary>The addresses that name one thing each: those without a name to fill in, and the templates filled in for the campaign under way.</summary>
    public IEnumerable<ResourceDescription> Listed(Seat seat)
    {
        var campaign = seat.Campaign;
        return For(seat.Caller)
            .Select(one => campaign is { Length: > 0 } && one.Uri.StartsWith("campaign://{id}", StringComparison.Ordinal) ? one with { Uri = one.Uri.Replace("{id}", campaign, StringComparison.Ordinal) } : one)
            .Where(static one => !new UriTemplate(one.Uri).IsTemplate);
    }

    /// <summary>As much of it as an assistant can keep in mind, or as its address asks for.</summary>
    public async Task<Result<FittedDocument>> ReadPartAsync(string uri, Seat seat, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(uri, seat, cancellationToken);
        return read.Succeeded ? FittedDocument.Of(read.Value, ResourceAddress.Of(uri)) : read.Error;
    }

    public async Task<Result<ExportDocument>> ReadAsync(string asked, Seat seat, CancellationToken cancellationToken)
    {
        var caller = seat.Caller;
        var uri = ResourceAddress.Of(asked).Bare;
        if (Own(uri, caller) is var (own, names))
        {
            var campaign = CampaignOf(own, names, seat);
            var there = campaign is { Length: > 0 } ? _parts.Admission.Of(caller, campaign) : null;
            return campaign is null || there is null
                ? (own.Description.Uri.StartsWith("rules:", StringComparison.Ordinal) ? await own.Read(new TableRequest(uri, caller, campaign ?? string.Empty, names), cancellationToken) : Missing(uri))
                : await own.Read(new TableRequest(uri, there, campaign, names), cancellationToken);
        }

        return Offered(uri, caller) is { } offered ? await offered.ReadAsync(uri, caller, cancellationToken) : Missing(uri);
    }

    /// <summary>The journal whose events may change a resource; null when none can.</summary>
    public Task<string?> JournalOfAsync(string uri, Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(Own(ResourceAddress.Of(uri).Bare, seat.Caller) is var (own, names) ? CampaignOf(own, names, seat) : seat.Campaign ?? "host");

    /// <summary>The template that an argument is being completed for, when a plugin offers it.</summary>
    public OfferedResource? OfferedTemplate(string template, Principal caller) =>
        _parts.House.Resources.FirstOrDefault(one => one.Description.Uri == template && caller.Role >= one.Description.MinimumRole);

    private (TableResource Resource, Dictionary<string, string> Names)? Own(string uri, Principal caller)
    {
        foreach (var one in _own)
        {
            if (caller.Role >= one.Description.MinimumRole && one.Template.Match(uri) is { } names)
            {
                return (one, names);
            }
        }

        return null;
    }

    private OfferedResource? Offered(string uri, Principal caller)
    {
        var mine = _parts.House.Resources.Where(one => caller.Role >= one.Description.MinimumRole).ToList();
        return mine.FirstOrDefault(one => one.Description.Uri == uri) ?? mine.FirstOrDefault(one => new UriTemplate(one.Description.Uri).Match(uri) is not null);
    }

    private static string? CampaignOf(TableResource own, Dictionary<string, string> names, Seat seat) =>
        own.Description.Uri.StartsWith("campaign://", StringComparison.Ordinal) && names.TryGetValue("id", out var named) && named != "current" ? named : seat.Campaign;

    private static Error Missing(string uri) =>
        Error.NotFound($"There is nothing to read at '{(uri.Length <= 200 ? uri : uri[..200])}'.") with { Hint = "List the resources and their templates." };
}
