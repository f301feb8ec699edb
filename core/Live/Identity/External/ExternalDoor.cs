using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Signing in with an account elsewhere. An account lets nobody in who was not invited: whoever is signed in links one to themselves, and from then on
/// comes back by it. What the provider gave out is forgotten as soon as it said whose account it is.
/// </summary>
internal sealed class ExternalDoor(ExternalProvider provider, Membership membership, Browsers browsers, SecurityLog security)
{
    public const string Scheme = "external";
    private const string Callback = "/signin/external/callback";
    private const string Linking = "person";
    private const int MostBytes = 64 * 1024;
    private static readonly Error NotInvited = Error.Forbidden("This account belongs to nobody at this table.") with { Hint = "Open your invitation first, then link the account." };
    private static readonly Error Failed = new("unauthenticated", "The other side did not let you in.") { Hint = "Go back and try again." };

    public static void Add(IServiceCollection services, ExternalProvider provider)
    {
        services.AddSingleton(provider);
        services.AddSingleton<ExternalDoor>();
        services.AddAuthentication().AddOAuth(Scheme, oauth =>
        {
            oauth.ClientId = provider.ClientId;
            oauth.ClientSecret = provider.ClientSecret;
            oauth.AuthorizationEndpoint = provider.Authorize.AbsoluteUri;
            oauth.TokenEndpoint = provider.Token.AbsoluteUri;
            oauth.UserInformationEndpoint = provider.UserInfo.AbsoluteUri;
            oauth.CallbackPath = Callback;
            oauth.UsePkce = true;
            oauth.SaveTokens = false;

            // What the last step hands over is taken by the door itself: no cookie of the framework's is ever made.
            oauth.SignInScheme = "nowhere";
            oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            foreach (var scope in provider.Scopes)
            {
                oauth.Scope.Add(scope);
            }

            oauth.Events = new OAuthEvents
            {
                OnCreatingTicket = static context => AskAsync(context),
                OnTicketReceived = static context => Its(context.HttpContext).ReceiveAsync(context),
                OnRemoteFailure = static context => Its(context.HttpContext).RefuseAsync(context),
            };
        });
    }

    public static void Map(WebApplication app)
    {
        var door = app.Services.GetService<ExternalDoor>();
        app.MapGet("/api/signin", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(new SignInWays(door?.Name), LiveJson.Default.SignInWays, cancellationToken: context.RequestAborted)));
        if (door is not null)
        {
            app.UseAuthentication();
            app.MapGet("/signin/external", (RequestDelegate)StartAsync).RequireRateLimiting(LiveServer.Limited);
        }
    }

    private string Name => provider.Name;

    /// <summary>A strict cookie does not come with a request that another site began: so nobody links an account to somebody who did not ask for it.</summary>
    private static Task StartAsync(HttpContext context)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/play" };
        if (context.Features.Get<Established>() is { ByCookie: true, Principal: var caller })
        {
            properties.Items[Linking] = caller.Person;
        }

        return context.ChallengeAsync(Scheme, properties);
    }

    /// <summary>Asks whose account it is: <c>sub</c> or <c>id</c> names it for ever, a name is for people.</summary>
    private static async Task AskAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentLength > MostBytes)
        {
            throw new AuthenticationFailureException("The provider does not say whose account it is.");
        }

        using var said = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(context.HttpContext.RequestAborted), cancellationToken: context.HttpContext.RequestAborted);
        if ((Word(said.RootElement, "sub") ?? Word(said.RootElement, "id")) is not { Length: > 0 and <= 255 } subject)
        {
            throw new AuthenticationFailureException("The provider does not say whose account it is.");
        }

        context.Properties.Items["subject"] = subject;
        context.Properties.Items["name"] = Names.Short(Word(said.RootElement, "name") ?? Word(said.RootElement, "username") ?? Word(said.RootElement, "preferred_username"));
    }

    private async Task ReceiveAsync(TicketReceivedContext received)
    {
        received.HandleResponse();
        var items = received.Properties!.Items;
        var (subject, context) = (items["subject"]!, received.HttpContext);
        var person = items.TryGetValue(Linking, out var linking) && linking is not null
            ? membership.People.Link(linking, new Handle(provider.Id, subject, items["name"]))
            : membership.People.FindByHandle(provider.Id, subject) is { Disabled: false } known ? known : NotInvited;
        if (!person.Succeeded)
        {
            security.Refused(new SecurityRecord("refused-account", "An account that belongs to nobody here tried to sign in.") { Person = linking, Target = provider.Id, Door = Scheme });
            await context.RefuseAsync(person.Error);
            return;
        }

        var begun = linking is null ? browsers.Begin(context, person.Value.Id, null).Then<Person>(_ => person.Value) : person;
        if (!begun.Succeeded)
        {
            await context.RefuseAsync(begun.Error);
            return;
        }

        var what = linking is null ? new SecurityRecord("signed-in", "Somebody signed in with an account elsewhere.") : new SecurityRecord("account-linked", "Somebody linked an account elsewhere.");
        await security.ChangedAsync(what with { Person = person.Value.Id, Target = provider.Id, Door = Scheme }, new Principal(person.Value.Id, Role.Spectator, Scheme));
        context.Response.Redirect("/play");
    }

    private Task RefuseAsync(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        security.Refused(new SecurityRecord("refused-account", "Signing in with an account elsewhere failed.") { Target = provider.Id, Door = Scheme, From = failure.HttpContext.From() });
        return failure.HttpContext.RefuseAsync(Failed);
    }

    private static ExternalDoor Its(HttpContext context) => context.RequestServices.GetRequiredService<ExternalDoor>();

    private static string? Word(JsonElement said, string name) => said.ValueKind != JsonValueKind.Object || !said.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
}

/// <param name="External">Whose accounts people may sign in with.</param>
internal sealed record SignInWays(string? External);
