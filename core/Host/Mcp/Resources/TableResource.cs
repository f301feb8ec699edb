using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A resource of the host's own.</summary>
/// <param name="Read">Reads it for somebody, given the values of the template's names. What that person may not see is not in it.</param>
internal sealed record TableResource(ResourceDescription Description, Func<TableRequest, CancellationToken, Task<Result<ExportDocument>>> Read)
{
    public UriTemplate Template { get; } = new(Description.Uri);
}

/// <param name="Names">The values of the template's names.</param>
/// <param name="Campaign">The campaign that is meant.</param>
internal sealed record TableRequest(string Uri, Principal Caller, string Campaign, IReadOnlyDictionary<string, string> Names);
