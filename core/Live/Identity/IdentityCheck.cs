using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Finds out who asks: a key in the Authorization header, or the cookie of a browser that came through a one-time link.
/// The game master may act as a person with <c>X-PluginHost-As</c>: a player of that name, through the same door, with no more rights than that.
/// </summary>
internal sealed class IdentityCheck(RequestDelegate next, Keys keys, Sessions sessions)
{
    private const string Bearer = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var found = Find(context);
        if (!found.Succeeded)
            return context.RefuseAsync(found.Error);

        if (found.Value.Principal is { } principal)
        {
            if (found.Value.ByCookie && ChangesState(context.Request.Method) && !DoorCheck.FromOwnPage(context))
                return context.RefuseAsync(Error.Forbidden("Only pages of this host may change something for a signed-in browser."));

            context.Features.Set(new Established(principal, found.Value.ByCookie));
        }

        return next(context);
    }

    private static bool ChangesState(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));

    private Result<(Principal? Principal, bool ByCookie)> Find(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var byKey = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        Principal? principal;
        if (byKey)
        {
            var verified = keys.Verify(header[Bearer.Length..].Trim());
            if (!verified.Succeeded)
                return verified.Error;

            principal = verified.Value;
        }
        else
        {
            // A sandboxed page is not us: whatever cookie comes along is not its own.
            principal = context.Request.Headers.Origin == "null" ? null : sessions.Find(context);
        }

        var acting = As(principal, context.Request.Headers["X-PluginHost-As"].ToString());
        return acting.Succeeded ? (acting.Value.Principal, !byKey) : acting.Error;
    }

    private static Result<(Principal? Principal, bool)> As(Principal? principal, string person)
    {
        if (person.Length == 0)
            return (principal, false);

        if (principal is not { Role: Role.GameMaster })
            return Error.Forbidden("Only the game master may act as somebody else.");

        return Audience.Of("person:" + person).Succeeded
            ? (principal with { Person = person, Role = Role.Player }, false)
            : Error.Invalid("as", "A person's id has no spaces or commas and at most 64 characters.");
    }
}
