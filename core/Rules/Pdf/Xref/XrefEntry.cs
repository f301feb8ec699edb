namespace PluginHost.Rules.Pdf;

/// <summary>Where an object lies: at an offset of the file, or in an object stream.</summary>
/// <param name="Offset">From the header; when <paramref name="Container"/> is not 0, the place in that stream's list.</param>
/// <param name="Generation">Its generation.</param>
/// <param name="Container">The number of the object stream; 0 for none.</param>
internal readonly record struct XrefEntry(long Offset, int Generation, int Container)
{
    /// <summary>Deleted, and so must not be looked up in an older table.</summary>
    public static XrefEntry Free { get; } = new(-1, 0, 0);
}
