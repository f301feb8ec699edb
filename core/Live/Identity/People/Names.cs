using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What people and keys may be called.</summary>
internal static class Names
{
    private const int Longest = 60;

    public static Result<string> Check(string? name)
    {
        var trimmed = name?.Trim() ?? string.Empty;
        return trimmed.Length is 0 or > Longest || trimmed.Any(char.IsControl)
            ? Error.Invalid("name", $"A name has 1 to {Longest} characters, in one line.")
            : trimmed;
    }

    /// <summary>A key's name stands in journals and commands.</summary>
    public static Result<string> CheckKey(string? name) =>
        name is { Length: > 0 and <= 32 } && name[0] != '-' && name.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? name
            : Error.Invalid("name", "A key's name has 1 to 32 lower case letters, digits or dashes.");

    /// <summary>What somebody else wrote, as far as it may stand in a sentence or a record.</summary>
    public static string Short(string? text) => new([.. (text ?? string.Empty).Where(static letter => !char.IsControl(letter)).Take(64)]);
}
