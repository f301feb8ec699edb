using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Finds out who asks: a key or token in the Authorization header, or the cookie of a browser in which somebody signed in.
/// The game master may act as a person with <c>X-PluginHost-As</c>: a player of that name, through the same door, with no more rights than that.
/// </summary>
internal sealed class IdentityCheck(RequestDelegate next, Membership membership, Browsers browsers, SecurityLog security)
{
    private const string Bearer = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var found = Find(context);
        if (!found.Succeeded)
        {
            return context.RefuseAsync(found.Error);
        }

        if (found.Value is { } established)
        {
            if (established.ByCookie && ChangesState(context.Request.Method) && !DoorCheck.FromOwnPage(context))
            {
                security.Refused(new SecurityRecord("refused-page", "A request came with a browser's cookie, and no page of this host had made it.") { Person = established.Principal.Person, From = context.From() });
                return context.RefuseAsync(Error.Forbidden("Only pages of this host may change something for a signed-in browser."));
            }

            context.Features.Set(established);
        }

        return next(context);
    }

    /// <summary>The text of the Authorization header, when there is one.</summary>
    public static string? BearerOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    private static bool ChangesState(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));

    private Result<Established?> Find(HttpContext context)
    {
        Held? held;
        var key = BearerOf(context);
        if (key is not null)
        {
            var verified = membership.Keys.Hold(key, "http", context.From());
            if (!verified.Succeeded)
            {
                return verified.Error;
            }

            held = verified.Value;
        }
        else
        {
            // A sandboxed page is not us: whatever cookie comes along is not its own.
            held = context.Request.Headers.Origin == "null" ? null : browsers.Find(context)?.Held;
        }

        var acting = As(held?.Caller, context);
        if (!acting.Succeeded || acting.Value is not { } principal)
        {
            return acting.Succeeded ? (Established?)null : acting.Error;
        }

        membership.Keys.Remember(principal, held!);
        return new Established(principal, key is null);
    }

    private Result<Principal?> As(Principal? principal, HttpContext context)
    {
        var person = context.Request.Headers["X-PluginHost-As"].ToString();
        if (person.Length == 0)
        {
            return principal;
        }

        if (principal is not { Role: Role.GameMaster })
        {
            security.Refused(new SecurityRecord("refused-as", "Somebody who is not the game master wanted to act as another.") { Person = principal?.Person, Door = principal?.Door, From = context.From() });
            return Error.Forbidden("Only the game master may act as somebody else.");
        }

        return ActingAs.Person(principal, person).Then<Principal?>(static acting => acting);
    }
}
