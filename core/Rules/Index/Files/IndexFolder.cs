using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Rules.Index;

/// <summary>The files of an index.</summary>
internal static class IndexFolder
{
    private const string Extension = ".segment";
    private static readonly Error Damaged = new("index-damaged", "The search index is damaged.") { Hint = "It is made anew from the sources; until then nothing is found." };
    private static readonly Error Unreadable = new("index-unreadable", "The search index cannot be read.") { Hint = "Check that the data folder may be read and written." };

    public static string PathOf(string folder, int number) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + Extension);

    /// <summary>What is there, held once; leftovers of a change that did not end are swept.</summary>
    public static Result<(Manifest Manifest, IReadOnlyList<SegmentState> States)> Read(string folder)
    {
        List<SegmentState> states = [];
        try
        {
            Directory.CreateDirectory(folder);
            var manifest = File.Exists(Path.Combine(folder, Manifest.FileName)) ? Manifest.Read(folder) : Manifest.Empty;
            if (manifest is null || !manifest.Segments.All(entry => Open(folder, entry, states)))
            {
                Give(states);
                return Damaged;
            }

            Sweep(folder, manifest);
            return (manifest, states);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Give(states);
            return problem is FileNotFoundException or EndOfStreamException ? Damaged : Unreadable;
        }
    }

    /// <summary>Deletes what no manifest names; without one, everything.</summary>
    public static void Sweep(string folder, Manifest manifest)
    {
        var wanted = manifest.Segments.Select(entry => PathOf(folder, entry.Name.Number)).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Append(Path.Combine(folder, "manifest.new")).ToList())
        {
            if (!wanted.Contains(path))
            {
                FileCheck.Delete(path);
            }
        }
    }

    public static void Give(IEnumerable<SegmentState> states)
    {
        foreach (var state in states)
        {
            state.Segment.Dispose();
        }
    }

    private static bool Open(string folder, ManifestEntry entry, List<SegmentState> states)
    {
        if (Segment.Open(PathOf(folder, entry.Name.Number), entry.Name) is not { } segment)
        {
            return false;
        }

        if (entry.Gone is { } gone && gone.Length != (segment.Chunks + 63) / 64)
        {
            segment.Dispose();
            return false;
        }

        states.Add(new(segment, entry.Gone));
        return true;
    }
}
