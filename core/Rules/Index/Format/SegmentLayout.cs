using System.Runtime.InteropServices;

namespace PluginHost.Rules.Index;

/// <summary>
/// A segment is one file that never changes:
/// a magic number;
/// for every term its postings and then its places (see <see cref="PostingsWriter"/>), in the order of the terms;
/// the ids of the chunks, 4 bytes each from the least on, or 8 bytes where they lie too far apart;
/// their field lengths, field by field, in as many bytes as the longest needs, none for a field that is nowhere;
/// the terms, sorted by their bytes and front-coded in groups of <see cref="Group"/>;
/// for every group where its postings and its terms begin;
/// this record; a checksum of everything.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct SegmentLayout
{
    public const long Magic = 0x0100_5844_4948_5250;
    public const int Group = 32;

    /// <summary>A label is a term behind a byte that no UTF-8 holds, so that labels come last.</summary>
    public const byte LabelMark = 0xFF;

    public long Ids;
    public long Lengths;
    public long Terms;
    public long Groups;
    public long LeastId;
    public int IdWidth;
    public int Chunks;
    public int GroupCount;
    public fixed int LengthWidths[FieldNumbers.Count];
    public fixed long Totals[FieldNumbers.Count];
    public fixed float Weights[FieldNumbers.Count];
    public fixed float Evenings[FieldNumbers.Count];
}

/// <summary>Where a group of terms begins.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct TermGroup(long Postings, uint Terms);

/// <summary>What lets a reader pass over a block of postings.</summary>
/// <param name="Last">The last chunk in it.</param>
/// <param name="Block">Where it begins, counted from the first block.</param>
/// <param name="Places">Where its places begin, counted from the first.</param>
/// <param name="Mass">No posting in it has a greater mass.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct Skip(int Last, uint Block, uint Places, float Mass);

/// <param name="Data">Where its postings begin in the file.</param>
internal readonly record struct TermEntry(int Frequency, float Mass, long Data, int Length);
