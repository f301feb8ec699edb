using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A tool call as all doors make it.</summary>
internal sealed class Calls(ITable table, People people, SecurityLog security)
{
    private static readonly JsonElement None = JsonElement.Parse("{}"u8);

    /// <summary>
    /// The id under which a call leaves its effects once. A UUID names its call wherever it is repeated; any other id only numbers the messages of one
    /// connection, so it names nothing.
    /// </summary>
    public static string IdOf(string? message) => Guid.TryParse(message, out var named) ? named.ToString("N") : Guid.CreateVersion7().ToString("N");

    /// <param name="id">The caller's id of the call.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="extra">What stands beside them: <c>campaign</c>, <c>dryRun</c>, <c>answers</c>.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="watching">The campaign that is meant when none is named.</param>
    public async Task<Answer> CallAsync(
        string id, string? tool, JsonElement? arguments, JsonElement extra, Principal caller, CancellationToken cancellationToken, string? watching = null)
    {
        if (string.IsNullOrEmpty(tool))
            return Answer.Failed(Error.Invalid("method", "Name the tool to call."));

        var campaign = Campaign(extra.Text("campaign") ?? watching, caller);
        if (!campaign.Succeeded)
            return Answer.Failed(campaign.Error);

        var call = new ToolCall(id, tool, arguments ?? None, As(caller, campaign.Value))
        {
            Campaign = campaign.Value.Length == 0 ? null : campaign.Value,
            DryRun = extra.ValueKind == JsonValueKind.Object && extra.TryGetProperty("dryRun", out var dry) && dry.ValueKind == JsonValueKind.True,
            Answers = extra.Part("answers")?.EnumerateObject().ToDictionary(static answer => answer.Name, static answer => answer.Value) ?? [],
        };
        return Answer.Of(await table.CallAsync(call, Unheard.Instance, cancellationToken));
    }

    /// <summary>The campaign that is meant, or an empty text when there is none.</summary>
    public Result<string> Campaign(string? named, Principal caller)
    {
        var campaign = named ?? (string.IsNullOrEmpty(caller.Campaign) ? table.DefaultCampaign(caller) : caller.Campaign);
        if (string.IsNullOrEmpty(campaign))
            return string.Empty;

        if (people.In(caller, campaign) is not null && table.CampaignExists(campaign))
            return campaign;

        // Who may not enter is not told whether it exists.
        security.Refused(new SecurityRecord("refused-campaign", "Somebody asked for a campaign that is not theirs.") { Person = caller.Person, Target = campaign, Door = caller.Door });
        return Error.NotFound("There is no such campaign for you.");
    }

    /// <summary>A caller as they stand in a campaign that they were found to be allowed into.</summary>
    public Principal As(Principal caller, string campaign) => campaign.Length == 0 ? caller : people.In(caller, campaign) ?? caller;
}
