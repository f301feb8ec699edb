using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns.Shared;

/// <summary>What somebody did to an object of a board.</summary>
/// <param name="Id">The object.</param>
/// <param name="By">When, and whose replica.</param>
internal abstract record BoardOp(string Id, CharId By) : SharedOp;

/// <param name="Fields">The new values; null takes one away.</param>
/// <param name="Was">The values before, so that it can be taken back; what is not told has none.</param>
internal sealed record SetOp(string Id, CharId By, ImmutableSortedDictionary<string, JsonElement> Fields, ImmutableSortedDictionary<string, JsonElement>? Was) : BoardOp(Id, By);

/// <param name="IsGone">It is removed; otherwise it is brought back.</param>
internal sealed record GoneOp(string Id, CharId By, bool IsGone) : BoardOp(Id, By);
