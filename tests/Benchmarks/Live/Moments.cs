using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PluginHost.Benchmarks;

/// <summary>The moment of asking, carried through everything as <c>@ticks@</c>.</summary>
internal static class Moments
{
    public static string Now() => Of(Stopwatch.GetTimestamp());

    public static string Of(long moment) => string.Create(CultureInfo.InvariantCulture, $"@{moment}@");

    public static long? In(ReadOnlySpan<byte> message)
    {
        var start = message.IndexOf((byte)'@') + 1;
        var length = start > 0 ? message[start..].IndexOf((byte)'@') : -1;
        return length > 0 && long.TryParse(Encoding.ASCII.GetString(message.Slice(start, length)), CultureInfo.InvariantCulture, out var asked) ? asked : null;
    }
}
