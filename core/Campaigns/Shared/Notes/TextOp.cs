using System.Collections.Immutable;

namespace PluginHost.Campaigns.Shared;

/// <summary>What somebody did to a shared document, as it is sent, kept and told.</summary>
internal abstract record SharedOp;

/// <summary>What somebody did to the text of a note.</summary>
internal abstract record TextOp : SharedOp;

/// <param name="Text">Nothing when the characters were deleted since.</param>
internal sealed record InsertOp(CharId Id, CharId? L, CharId? R, string? Text, int Length) : TextOp
{
    public CharRange Range => new(Id, Length);
}

/// <param name="Was">The texts that were deleted, so that it can be taken back; what is not told has none.</param>
internal sealed record DeleteOp(ImmutableArray<CharRange> At, ImmutableArray<string> Was) : TextOp;
