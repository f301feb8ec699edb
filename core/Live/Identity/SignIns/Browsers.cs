using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Browsers that somebody signed in with. The cookie names a sign-in and is sealed with a key of this host, so it outlives a restart.</summary>
internal sealed class Browsers(Membership membership)
{
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(365);

    private readonly byte[] _key = HostKey.Derive(membership.HostKey, "browsers");

    public Result<SignIn> Begin(HttpContext context, string person, string? campaign)
    {
        var begun = membership.SignIns.Begin(person, SignIns.Browser, campaign);
        if (begun.Succeeded)
        {
            context.Response.Cookies.Append(CookieName(context), $"{begun.Value.Id}.{Seal(begun.Value.Id)}", Options(context));
        }

        return begun;
    }

    /// <summary>Whom the cookie of a request names, as long as that sign-in counts.</summary>
    public (SignIn SignIn, Held Held)? Find(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName(context), out var cookie) || cookie.Split('.') is not [var id, var seal] || !Secrets.Same(seal, Seal(id))
            || membership.SignIns.Hold(id) is not { } found)
        {
            return null;
        }

        membership.Keys.Remember(found.Held.Caller, found.Held);
        return found;
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName(context), Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, Secure = context.Request.IsHttps, MaxAge = CookieLife };

    // Cookies are shared by all ports of a computer: another host must not overwrite ours.
    private static string CookieName(HttpContext context) => $"pluginhost-{context.Connection.LocalPort}";

    private string Seal(string id) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(id)));
}
