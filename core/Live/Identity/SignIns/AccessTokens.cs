using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Access and refresh tokens of the framework's bearer scheme, for all doors alike. A token names a sign-in, so that revoking it ends all its tokens;
/// a refresh token counts once, and one that comes a second time ends the sign-in, since somebody else has it.
/// </summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> bearer, Membership membership, SecurityLog security, TimeProvider time) : IProof
{
    private const string SignInClaim = "sign-in";
    private const string TurnClaim = "turn";
    private static readonly Error Refused = new("unauthenticated", "This token is not valid here any more.") { Hint = "Sign in again." };

    private BearerTokenOptions Options => bearer.Get(BearerTokenDefaults.AuthenticationScheme);

    public TokenPair Issue(SignIn signIn) => new(
        Seal(Options.BearerTokenProtector, signIn, Options.BearerTokenExpiration),
        Seal(Options.RefreshTokenProtector, signIn, Options.RefreshTokenExpiration),
        (long)Options.BearerTokenExpiration.TotalSeconds);

    public Held? Hold(string text) => Find(text)?.Held;

    /// <summary>The sign-in that an access token belongs to, as long as both count.</summary>
    public (SignIn SignIn, Held Held)? Find(string text) => Open(Options.BearerTokenProtector, text) is var (id, _) ? membership.SignIns.Hold(id) : null;

    public Result<(SignIn SignIn, TokenPair Tokens)> Refresh(string text)
    {
        if (Open(Options.RefreshTokenProtector, text) is not var (id, turn) || membership.SignIns.Hold(id) is not var (known, held))
        {
            return Refused;
        }

        var refreshed = membership.SignIns.Refresh(id, turn);
        if (!refreshed.Succeeded)
        {
            return refreshed.Error;
        }

        if (refreshed.Value is { } next)
        {
            return (next, Issue(next));
        }

        security.Refused(new SecurityRecord("refused-refresh", "A refresh token came a second time, so the sign-in that it belongs to was ended.") { Person = known.Person, Door = held.Caller.Door });
        return Refused;
    }

    private string Seal(ISecureDataFormat<AuthenticationTicket> protector, SignIn signIn, TimeSpan life)
    {
        var identity = new ClaimsIdentity(
            [new Claim(SignInClaim, signIn.Id), new Claim(TurnClaim, signIn.Turn.ToString(CultureInfo.InvariantCulture))], BearerTokenDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + life };
        return protector.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, BearerTokenDefaults.AuthenticationScheme));
    }

    private (string Id, int Turn)? Open(ISecureDataFormat<AuthenticationTicket> protector, string text) =>
        protector.Unprotect(text) is { Properties.ExpiresUtc: { } until } ticket && until > time.GetUtcNow()
        && ticket.Principal.FindFirst(SignInClaim)?.Value is { } id
        && int.TryParse(ticket.Principal.FindFirst(TurnClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
            ? (id, turn)
            : null;
}

/// <summary>Named as OAuth 2 names them.</summary>
internal sealed record TokenPair(string AccessToken, string RefreshToken, long ExpiresIn);
