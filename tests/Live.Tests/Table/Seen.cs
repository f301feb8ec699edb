using System.Collections.Concurrent;

namespace PluginHost.Live.Tests;

/// <summary>Every message of the wire that the conversations of these tests saw, in both directions, for the check against the published schema.</summary>
internal static class Seen
{
    private const int Most = 20_000;
    private static readonly ConcurrentQueue<string> Heard = new();

    public static IReadOnlyCollection<string> Messages => [.. Heard];

    public static void Message(string text)
    {
        if (Heard.Count < Most)
        {
            Heard.Enqueue(text);
        }
    }
}
