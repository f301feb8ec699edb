using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Campaigns themselves, and dice.</summary>
internal sealed class TableCommands(CampaignDesk desk, Func<Principal, string, Principal?> standing)
{
    private const int LongestDescription = 4_000;

    public async Task<ToolResult> CreateAsync(CreateArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var texts = Texts.Name(arguments.Name, "name")
            .Then(_ => Texts.Name(arguments.System, "system"))
            .Then(_ => string.IsNullOrEmpty(arguments.Description) ? "" : Texts.Prose(arguments.Description, "description", LongestDescription));
        if (!texts.Succeeded)
        {
            return ToolResult.Failed(texts.Error);
        }

        var made = new CampaignMade(Slug(arguments.Name) + "-" + CampaignDesk.IdOf(call), arguments.Name, arguments.System);
        var data = JsonSerializer.SerializeToElement(made, CampaignJson.Default.CampaignMade);
        var decision = new Decision([], $"Campaign '{made.Name}' is created as {made.Id}.", data);
        if (call.DryRun)
        {
            return CampaignDesk.Answer(decision, dryRun: true);
        }

        var created = CampaignDesk.Event(CampaignKinds.Created, new CampaignCreated(made.Name, made.System, arguments.Description), CampaignJson.Default.CampaignCreated);
        var step = new Step(made.Id, call.Caller, [created]) { ExpectedHead = 0 };
        var committed = await desk.Store.Journal.CommitAsync(new Commit { Step = step, IdempotencyKey = call.Id }, cancellationToken);
        return committed.Succeeded ? CampaignDesk.Answer(decision, dryRun: false) : ToolResult.Failed(committed.Error);
    }

    public async Task<ToolResult> ListAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var all = await desk.Directory.ListAsync(cancellationToken);
        var mine = all.Where(one => standing(call.Caller, one.Id) is not null).Select(static one => new CampaignMade(one.Id, one.Name, one.System)).ToList();
        var text = mine.Count == 0 ? "There is no campaign yet." : string.Join('\n', mine.Select(static one => $"{one.Name} ({one.System}): {one.Id}"));
        return ToolResult.Of(new CampaignList(mine), CampaignJson.Default.CampaignList, text);
    }

    private static string Slug(string name)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        slug = slug.Length > 40 ? slug[..40].TrimEnd('-') : slug;
        return slug.Length == 0 ? "campaign" : slug;
    }
}
