using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Rules as addresses. They are read by the same tools as everywhere, so that a book that is the table's stays at the table.</summary>
internal static class RuleResources
{
    public static IEnumerable<TableResource> All(HostParts parts)
    {
        yield return new(
            new ResourceDescription("rules://{source}/{section}", "Rule", "A section of a rulebook: the source by id or title, the section by its title, or by the id that search gives.") { MinimumRole = Role.Spectator, MediaType = "text/markdown" },
            (asked, cancellationToken) => ReadAsync(parts, asked, cancellationToken));
    }

    private static async Task<Result<ExportDocument>> ReadAsync(HostParts parts, TableRequest asked, CancellationToken cancellationToken)
    {
        var section = asked.Names["section"];
        var byId = section.All(char.IsAsciiDigit);
        var found = byId
            ? await ResourceTools.CallAsync(parts, asked, "get_rule", new JsonObject { ["id"] = section }, cancellationToken)
            : await FindAsync(parts, asked, section, cancellationToken);
        return found.Error is { } error ? error : Documents.Markdown("rule", ResourceTools.TextOf(found));
    }

    private static async Task<ToolResult> FindAsync(HostParts parts, TableRequest asked, string section, CancellationToken cancellationToken)
    {
        var searched = await ResourceTools.CallAsync(
            parts, asked, "search", new JsonObject { ["query"] = section, ["rulebook"] = asked.Names["source"], ["max_results"] = 1, ["system"] = "any" }, cancellationToken);
        if (searched.Error is not null)
        {
            return searched;
        }

        return searched.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("results", out var results) && results.GetArrayLength() > 0 && results[0].TryGetProperty("id", out var id)
            ? await ResourceTools.CallAsync(parts, asked, "get_rule", new JsonObject { ["id"] = id.GetString() }, cancellationToken)
            : ToolResult.Failed(Error.NotFound("There is no such section in that source.") with { Hint = "search finds sections by what they say." });
    }
}
