using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Browsers that came through a one-time link. They are known until the host stops.</summary>
internal sealed class Sessions(LiveOptions options)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Principal> _known = new(StringComparer.Ordinal);

    public void Begin(HttpContext context)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _known[id] = new Principal(options.GameMaster, Role.GameMaster, "browser");
        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
        context.Response.Cookies.Append(CookieName(context), $"{id}.{Seal(id)}", cookie);
    }

    public Principal? Find(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName(context), out var cookie) || cookie.Split('.') is not [var id, var seal])
            return null;

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Seal(id))) ? _known.GetValueOrDefault(id) : null;
    }

    // Cookies are shared by all ports of a computer: another host must not overwrite ours.
    private static string CookieName(HttpContext context) => $"pluginhost-{context.Connection.LocalPort}";

    private string Seal(string id) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(id)));
}
