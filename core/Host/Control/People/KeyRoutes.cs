using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Named keys. A key is shown once, when it is made.</summary>
internal sealed class KeyRoutes(HostParts parts)
{
    private Keyring Ring => parts.Membership.Keyring;

    public Task ListAsync(HttpContext context) => Answers.JsonAsync(context, new KeyList(Ring.All), ControlJson.Default.KeyList);

    public async Task CreateAsync(HttpContext context)
    {
        var asked = await Answers.ReadAsync(context, ControlJson.Default.CreateKey);
        var campaign = asked.Then<CreateKey>(wanted => wanted is { Role: Role.GameMaster, Campaign: null }
            ? wanted
            : CampaignNamed.Find(parts, wanted.Campaign, context.Principal()).Then<CreateKey>(found => wanted with { Campaign = found }));
        var made = campaign.Then(wanted => Ring.Create(wanted.Name, wanted.Role, wanted.Campaign));
        await AnswerAsync(context, made, "key-made", "A key was made.", shown: true);
    }

    public Task ActAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        return context.Request.RouteValues["verb"] switch
        {
            "rotate" => AnswerAsync(context, Ring.Rotate(name), "key-rotated", "A key was replaced by another.", shown: true),
            "revoke" => AnswerAsync(context, Ring.Revoke(name), "key-revoked", "A key was revoked.", shown: false),
            _ => Answers.ErrorAsync(context, Error.NotFound("A key can be rotated or revoked.")),
        };
    }

    private async Task AnswerAsync(HttpContext context, Result<NamedKey> key, string what, string text, bool shown)
    {
        if (key.Succeeded)
        {
            await parts.Security.ChangedAsync(new SecurityRecord(what, text) { Person = key.Value.Person, Target = key.Value.Name }, context.Principal());
        }

        var answer = key.Then<NewKey>(made => new NewKey(made.Name, made.Role, made.Campaign, shown ? parts.Keys.Text(made) : null));
        await Answers.ResultAsync(context, answer, ControlJson.Default.NewKey);
    }
}
