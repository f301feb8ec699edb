using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Where people come in, get tokens, ask who they are, and leave.</summary>
internal sealed class IdentityDoor(Membership membership, Joining joining, Browsers browsers, AccessTokens tokens, Consents consents, ITable table)
{
    private const int MostBody = 8 * 1024;
    private static readonly Error Stranger = new("unauthenticated", "Nobody is signed in here.") { Hint = "Open the invitation that the game master sent you." };

    public async Task JoinAsync(HttpContext context)
    {
        var said = await SaidAsync(context);
        if (!said.Succeeded)
        {
            await context.RefuseAsync(said.Error);
            return;
        }

        var known = context.Features.Get<Established>()?.Principal.Person;
        var joined = await joining.JoinAsync(said.Value.Text("code") ?? string.Empty, said.Value.Text("name"), known, context.From(), context.RequestAborted);
        if (!joined.Succeeded)
        {
            await context.RefuseAsync(joined.Error);
            return;
        }

        var (person, campaign, character, note) = joined.Value;
        var wantsTokens = said.Value.ValueKind == JsonValueKind.Object && said.Value.TryGetProperty("tokens", out var asked) && asked.ValueKind == JsonValueKind.True;
        var begun = wantsTokens ? membership.SignIns.Begin(person.Id, SignIns.Tokens, campaign) : browsers.Begin(context, person.Id, campaign);
        if (!begun.Succeeded)
        {
            await context.RefuseAsync(begun.Error);
            return;
        }

        var pair = wantsTokens ? tokens.Issue(begun.Value) : null;
        await AnswerAsync(context, new Welcome(person.Id, person.Name, person.Roles[campaign], campaign)
        {
            Character = character,
            Note = note,
            AccessToken = pair?.AccessToken,
            RefreshToken = pair?.RefreshToken,
            ExpiresIn = pair?.ExpiresIn,
        });
    }

    /// <summary>Tokens for who has a key, or for who is signed in already.</summary>
    public async Task TokenAsync(HttpContext context)
    {
        var said = await SaidAsync(context);
        var held = said.Then(message => message.Text("key") is { } key ? membership.Keys.Hold(key, "http", context.From()).Then<Principal>(static one => one.Caller)
            : context.Features.Get<Established>() is { Principal: var principal } ? principal : Stranger);
        var begun = held.Then(Begin);
        await (begun.Succeeded ? PairAsync(context, tokens.Issue(begun.Value)) : context.RefuseAsync(begun.Error));
    }

    public async Task RefreshAsync(HttpContext context)
    {
        var said = await SaidAsync(context);
        var refreshed = said.Then(message => message.Text("refresh_token") is { Length: < 4096 } token ? tokens.Refresh(token) : Error.Invalid("refresh_token", "Send the refresh token that came with the last access token."));
        await (refreshed.Succeeded ? PairAsync(context, refreshed.Value.Tokens) : context.RefuseAsync(refreshed.Error));
    }

    /// <summary>Ends the sign-in that the request came with, and with it whatever else it opened.</summary>
    public Task LeaveAsync(HttpContext context)
    {
        var signIn = IdentityCheck.BearerOf(context) is { } token ? tokens.Find(token)?.SignIn : browsers.Find(context)?.SignIn;
        if (signIn is null)
        {
            return context.RefuseAsync(Stranger);
        }

        var ended = membership.SignIns.End(signIn.Id);
        Browsers.Forget(context);
        return ended.Succeeded ? context.AnswerAsync(new Answer(true) { Message = "Goodbye." }) : context.RefuseAsync(ended.Error);
    }

    public async Task MeAsync(HttpContext context)
    {
        if (context.Features.Get<Established>() is not { Principal: var caller })
        {
            await context.RefuseAsync(Stranger);
            return;
        }

        var campaigns = new List<MyCampaign>();
        foreach (var campaign in await table.CampaignsAsync(context.RequestAborted))
        {
            if (membership.People.In(caller, campaign.Id) is { } there)
            {
                campaigns.Add(new MyCampaign(campaign.Id, campaign.Name, there.Role));
            }
        }

        var at = table.DefaultCampaign(caller);
        var me = new Me(caller.Person, membership.People.NameOf(caller.Person), caller.Role, string.IsNullOrEmpty(at) ? null : at, campaigns, membership.People.Find(caller.Person)?.Consents);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(me, LiveJson.Default.Me, cancellationToken: context.RequestAborted);
    }

    /// <summary>A person says themselves what of theirs may be given to whom.</summary>
    public async Task ConsentAsync(HttpContext context)
    {
        var said = await SaidAsync(context);
        if (context.Features.Get<Established>() is not { Principal: var caller } || membership.People.Find(caller.Person) is null)
        {
            await context.RefuseAsync(Stranger);
            return;
        }

        var gives = said.Succeeded && said.Value.TryGetProperty("give", out var give) && give.ValueKind == JsonValueKind.True;
        var done = said.Succeeded
            ? await consents.SetAsync(caller.Person, said.Value.Text("provider"), said.Value.Text("what"), gives, caller)
            : said.Error;
        await (done.Succeeded ? context.AnswerAsync(new Answer(true) { Message = gives ? "Your consent is noted." : "Your consent is withdrawn." }) : context.RefuseAsync(done.Error));
    }

    private Result<SignIn> Begin(Principal caller) =>
        membership.Keyring.Find(caller.Person) is { } key ? membership.SignIns.Begin(key)
        : caller.Role is Role.Overlay or Role.Plugin || membership.People.PrincipalOf(caller.Person, caller.Campaign, SignIns.Tokens) is null
            ? Error.Forbidden("This key is used as it is; it gets no tokens.")
            : membership.SignIns.Begin(caller.Person, SignIns.Tokens, caller.Campaign);

    private static Task PairAsync(HttpContext context, TokenPair pair)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(pair, IdentityWireJson.Default.TokenPair, cancellationToken: context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, Welcome welcome)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(welcome, IdentityWireJson.Default.Welcome, cancellationToken: context.RequestAborted);
    }

    private static async Task<Result<JsonElement>> SaidAsync(HttpContext context)
    {
        var body = await ToolDoor.ReadAsync(context, MostBody);
        return body.Then(static bytes => Incoming.Parse(bytes.Length == 0 ? "{}"u8 : bytes));
    }
}
