using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace PluginHost.Plugins;

/// <summary>Which names of files a plugin may read and write: plain ones that lie in the folder itself, whatever the system.</summary>
internal static partial class FileNames
{
    private const int Longest = 100;

    public static bool IsPattern(string pattern) => pattern.Length is > 0 and <= Longest && pattern.All(static letter => letter is '*' or '?' || IsPlain(letter));

    public static bool Fits(string name, string pattern) => IsPlain(name) && FileSystemName.MatchesSimpleExpression(pattern, name);

    private static bool IsPlain(string name) => name.Length is > 0 and <= Longest && name.All(IsPlain) && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ') && !Device().IsMatch(name);

    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || " ._-+()[]&',!#@".Contains(letter, StringComparison.Ordinal);

    /// <summary>On Windows these are no files.</summary>
    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Device();
}
