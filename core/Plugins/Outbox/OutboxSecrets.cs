using System.Text.RegularExpressions;

namespace PluginHost.Plugins;

/// <summary>Puts secrets where a request says <c>{secret:NAME}</c>, at the moment of sending and nowhere else.</summary>
internal static partial class OutboxSecrets
{
    public static IEnumerable<string> NamesIn(string text) => Pattern().Matches(text).Select(static match => match.Groups["name"].Value);

    /// <param name="text">A text with placeholders.</param>
    /// <param name="secrets">The value of a secret, or null.</param>
    /// <param name="escape">How a value is written at that place.</param>
    /// <param name="missing">Takes the names of those that have no value.</param>
    public static string Fill(string text, Func<string, string?> secrets, Func<string, string> escape, ICollection<string> missing) =>
        Pattern().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            if (secrets(name) is { Length: > 0 } value)
                return escape(value);
            missing.Add(name);
            return "";
        });

    [GeneratedRegex(@"\{secret:(?<name>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
