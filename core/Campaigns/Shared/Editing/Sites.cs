using System.Security.Cryptography;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>Names of replicas. Each is given to one person and can be told from one that was made up, so that nobody writes with another's ids.</summary>
internal sealed class Sites(Func<string, byte[]> secrets)
{
    /// <summary>What the host itself writes: imports, undo, a whole text.</summary>
    public const string Host = "~";

    private const int Own = 8;
    private const int Proof = 8;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A new replica of the caller.</summary>
    public string For(ToolCall call)
    {
        var own = LettersOf(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Caller.Person}\n{call.Id}\nsite")), Own);
        return own + ProofOf(own, call.Caller.Person);
    }

    public bool IsOf(string site, string person) =>
        site.Length == Own + Proof && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(site[Own..]), Encoding.UTF8.GetBytes(ProofOf(site[..Own], person)));

    private string ProofOf(string own, string person) => LettersOf(HMACSHA256.HashData(secrets("shared-sites"), Encoding.UTF8.GetBytes($"{own}\n{person}")), Proof);

    private static string LettersOf(byte[] bytes, int count) => string.Concat(bytes.Take(count).Select(static part => Letters[part % Letters.Length]));
}
