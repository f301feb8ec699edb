using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What people show at a door who should not come in.</summary>
internal static class Proofs
{
    public const string None = "none";
    public const string MadeUp = "made-up";
    public const string Tampered = "tampered";
    public const string Expired = "expired";
    public const string Revoked = "revoked";
    public const string SignedOut = "signed-out";
    public const string Elsewhere = "another campaign's";

    public static async Task<string?> TokenAsync(GuardedTable table, string proof)
    {
        switch (proof)
        {
            case None:
                return null;
            case MadeUp:
                return "CfDJ8made-up-by-somebody";
            case Tampered:
                var whole = await table.KeyAsync("tampered", "player", table.Elsewhere);
                var claims = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"kind":"key","campaign":"{{table.Campaign}}","name":"tampered","generation":1}""")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
                return claims + whole[whole.IndexOf('.', StringComparison.Ordinal)..];
            case Expired:
                await table.JoinAsync("Late", table.Campaign);
                var late = Sealed(table, TimeSpan.FromSeconds(-1));
                Assert.Contains("\"name\":\"Late\"", (await WebDoors.MeAsync(new Visit(table.Host, Sealed(table, TimeSpan.FromMinutes(1)), table.Campaign))).Text, StringComparison.Ordinal);
                return late;
            case Revoked:
                var revoked = await table.KeyAsync("revoked", "player", table.Campaign);
                await table.RevokeAsync("revoked");
                return revoked;
            case SignedOut:
                var gone = await table.JoinAsync("Gone", table.Campaign);
                await table.ControlAsync("users/" + gone.Person, new JsonObject { ["signOut"] = true });
                return gone.Access;
            default:
                return (await table.JoinAsync("Otto", table.Elsewhere)).Access;
        }
    }

    /// <summary>
    /// An access token just as the host makes them, for the one who is signed in, with its own seal from the data folder: an hour cannot be waited for,
    /// but a token can be as old as if it had been.
    /// </summary>
    private static string Sealed(GuardedTable table, TimeSpan life)
    {
        var signIns = JsonNode.Parse(File.ReadAllText(Path.Combine(table.Host.Data, "signins.json")))!["signIns"]!.AsArray();
        var seal = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(table.Host.Data, "protection")), static its => its.SetApplicationName("PluginHost"));
        var format = new TicketDataFormat(seal.CreateProtector("Microsoft.AspNetCore.Authentication.BearerToken", BearerTokenDefaults.AuthenticationScheme, "BearerToken"));
        var identity = new ClaimsIdentity([new Claim("sign-in", Assert.Single(signIns)!["id"]!.GetValue<string>()), new Claim("turn", "0")], BearerTokenDefaults.AuthenticationScheme);
        return format.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow() + life }, BearerTokenDefaults.AuthenticationScheme));
    }
}
