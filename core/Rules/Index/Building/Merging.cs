namespace PluginHost.Rules.Index;

/// <summary>Writes several segments as one, without the chunks that are gone.</summary>
internal static unsafe class Merging
{
    public static SegmentName Write(string path, int number, Weighing weighing, IReadOnlyList<SnapshotPart> parts)
    {
        var maps = Numbers(parts, out var ids, out var lengths);
        using var writer = new SegmentWriter(path, weighing, ids, lengths);
        var merge = new TermMerge(parts.Select(static part => part.Segment.Terms.All()));
        while (merge.Next())
        {
            writer.Postings.Begin(merge.IsLabel);
            foreach (var (segment, entry) in merge.Found)
            {
                Copy(writer.Postings, new Postings(parts[segment].Segment, entry, merge.IsLabel), maps[segment], merge.IsLabel);
            }

            var merged = writer.Postings.End();
            if (merged.Frequency > 0)
            {
                writer.Enter(merge.Key, merged);
            }
        }

        return writer.Finish(number);
    }

    private static void Copy(PostingsWriter writer, Postings postings, int[] map, bool label)
    {
        for (var block = 0; block < postings.Blocks; block++)
        {
            postings.Enter(block);
            for (var posting = 0; posting < postings.Filled; posting++)
            {
                var chunk = map[postings.Chunks[posting]];
                if (chunk >= 0)
                {
                    writer.Add(chunk, label ? default : postings.Of(posting), label ? [] : postings.Gaps(posting));
                }
            }
        }
    }

    /// <summary>The new number of every chunk; -1 for what is gone.</summary>
    private static int[][] Numbers(IReadOnlyList<SnapshotPart> parts, out long[] ids, out ulong[] lengths)
    {
        var count = parts.Sum(static part => part.Alive);
        (ids, lengths) = (new long[count], new ulong[count]);
        var maps = new int[parts.Count][];
        var next = 0;
        for (var part = 0; part < maps.Length; part++)
        {
            var segment = parts[part].Segment;
            maps[part] = new int[segment.Chunks];
            for (var chunk = 0; chunk < segment.Chunks; chunk++)
            {
                maps[part][chunk] = parts[part].IsGone(chunk) ? -1 : next;
                if (!parts[part].IsGone(chunk))
                {
                    (ids[next], lengths[next]) = (segment.Ids[chunk], segment.Lengths[chunk]);
                    next++;
                }
            }
        }

        return maps;
    }
}
