using PluginHost.Sdk;

namespace PluginHost.Journal;

/// <summary>Kinds are <c>owner/name</c>, lower case with dashes.</summary>
public static class Kinds
{
    public const string Redacted = "journal/redacted";

    private const int Longest = 100;

    public static bool IsKind(string? kind)
    {
        if (kind is null || kind.Length > Longest)
        {
            return false;
        }

        var slash = kind.IndexOf('/');
        return slash > 0 && IsWord(kind.AsSpan(0, slash)) && IsWord(kind.AsSpan(slash + 1));
    }

    /// <summary>Whether a kind is one of these, where <c>owner/*</c> stands for all of an owner and <c>*</c> for all there are.</summary>
    public static bool Match(IReadOnlyList<string>? patterns, string kind)
    {
        if (patterns is null)
        {
            return true;
        }

        foreach (var pattern in patterns)
        {
            if (pattern == kind || pattern == "*" || (pattern.EndsWith("/*", StringComparison.Ordinal) && kind.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1))))
            {
                return true;
            }
        }

        return false;
    }

    internal static Error? Check(NewEvent happened, int longest, int length)
    {
        if (!IsKind(happened.Kind))
        {
            return Error.Invalid("kind", $"'{happened.Kind}' is no kind of event; expected owner/name in lower case with dashes.");
        }

        return length <= longest
            ? null
            : new Error("too-large", $"An event holds at most {longest / 1024} KiB; this one has {length / 1024} KiB.") { Hint = "Put large things into a blob and keep its hash in the event." };
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word[0] == '-' || word[^1] == '-')
        {
            return false;
        }

        foreach (var c in word)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
