using System.Collections.Concurrent;

namespace PluginHost.Live.Tests;

/// <summary>Frames of the wire that the conversations of these tests heard, for the check against the published schema.</summary>
internal static class Seen
{
    private const int Most = 20_000;
    private const int Longest = 20_000;
    private static readonly ConcurrentQueue<(string Definition, string Frame)> Heard = new();

    public static IReadOnlyCollection<(string Definition, string Frame)> Frames => [.. Heard];

    /// <param name="definition">What the schema calls it.</param>
    /// <param name="frame">As it came.</param>
    public static void Frame(string definition, string frame)
    {
        if (Heard.Count < Most && frame.Length < Longest)
        {
            Heard.Enqueue((definition, frame));
        }
    }
}
