using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Rules.Understanding;

/// <summary>Gives out keys: a section's path, a hash of the content, and a number only where both are the same twice.
/// A key holds as long as the content does, whatever comes before it in the book.</summary>
internal sealed class ContentKeys
{
    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);

    public string Next(IReadOnlyList<string> path, string content)
    {
        var key = $"{SectionKey.Of(path)}#{Hash(content)}";
        var ordinal = given.GetValueOrDefault(key);
        given[key] = ordinal + 1;
        return ordinal == 0 ? key : $"{key}.{ordinal}";
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 6));
}
