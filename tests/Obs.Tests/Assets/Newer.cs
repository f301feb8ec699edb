using System.Text.RegularExpressions;

namespace PluginHost.Obs.Tests;

/// <summary>
/// What browsers learnt after Chromium 127, the one inside OBS Studio. Syntax is not listed: <c>node --check</c> of Node 20, whose engine is that of
/// Chromium 113, refuses newer syntax by itself.
/// </summary>
internal static partial class Newer
{
    private static readonly string[] Features =
    [
        "Promise.try", "ruby-align", "Intl.DurationFormat", "interpolate-size", "calc-size(", "scheduler.yield", "box-decoration-break",
        "::details-content", "Iterator.zip", "moveBefore(", "text-box", ":open", "scroll-state(", "Atomics.pause", ":has-slotted", "Error.isError",
        "closedby", "commandfor", "shape(", "::scroll-button", "::scroll-marker", "Float16Array", "Math.f16round", "selectedcontent", "RegExp.escape",
        "dynamic-range-limit", ": if(", "reading-flow", "Math.sumPrecise", "sibling-index(", "sibling-count(", ": stretch", "corner-shape",
        "@function", "caret-animation", "fromBase64", "toBase64", "getOrInsert", "Temporal.", "Iterator.concat",
    ];

    public static IEnumerable<string> In(string text)
    {
        var code = Comments().Replace(text, "");
        return Features.Where(feature => code.Contains(feature, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"/\*.*?\*/|<!--.*?-->", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();
}
