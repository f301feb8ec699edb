using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class InviteRoutes(HostParts parts, Joining joining)
{
    private const int UsualDays = 7;

    /// <summary>A person that nobody has: to try whether the character can be given to anybody.</summary>
    private const string Anybody = "p-anybody";

    public async Task InviteAsync(HttpContext context)
    {
        var asked = await Answers.ReadAsync(context, ControlJson.Default.InviteRequest);
        var link = asked.Succeeded ? await InviteAsync(asked.Value, context) : asked.Error!;
        await Answers.ResultAsync(context, link, ControlJson.Default.InviteLink);
    }

    private async Task<Result<InviteLink>> InviteAsync(InviteRequest asked, HttpContext context)
    {
        var address = asked.Here ? parts.Address : parts.Reach;
        if (address is null)
        {
            return parts.Settings.Brief
                ? new Error("not-open", "The host is not running, so nobody could open an invitation.") { Hint = $"Start it first, open to others: {Invocation.Name} run --lan" }
                : new Error("not-open", "Nobody else could open an invitation: the host is open to this computer alone.")
                {
                    Hint = $"Start it with: {Invocation.Name} run --lan (for your house), or run --public-url ADDRESS (behind a proxy). For a browser on this computer, add --here.",
                };
        }

        var campaign = CampaignNamed.Find(parts, asked.Campaign, context.Principal());
        var person = campaign.Then(_ => asked.Person is { } named ? parts.Membership.People.Named(named).Then<string?>(static one => one.Id) : (Result<string?>)(string?)null);
        if (!person.Succeeded)
        {
            return person.Error;
        }

        if (asked.Character is { } character && await joining.GiveAsync(campaign.Value!, character, Anybody, dryRun: true, context.RequestAborted) is { } wrong)
        {
            return wrong with { Field = "character" };
        }

        var invited = new Invited(campaign.Value!, asked.Role) { Character = asked.Character, Person = person.Value, Uses = asked.Uses ?? 1, Life = TimeSpan.FromDays(asked.Days ?? UsualDays) };
        var code = parts.Membership.Invitations.Create(invited);
        if (!code.Succeeded)
        {
            return code.Error;
        }

        await parts.Security.ChangedAsync(new SecurityRecord("invited", "An invitation was made.") { Person = person.Value, Target = campaign.Value }, context.Principal());
        var link = $"{address}/join#{code.Value}";
        return QrCode.Of(link).Then<InviteLink>(qr => new InviteLink(link, invited.Campaign, invited.Role, invited.Uses, asked.Days ?? UsualDays, QrDrawing.Svg(qr)));
    }
}
