using System.Collections.Immutable;

namespace PluginHost.Live;

/// <summary>One browser or program in which somebody is signed in.</summary>
/// <param name="Id">Random; a cookie or token names it.</param>
/// <param name="Person">Who; for tokens that a named key was exchanged for, whom that acts as.</param>
/// <param name="Kind"><c>browser</c> or <c>tokens</c>.</param>
/// <param name="Campaign">The campaign that they came for.</param>
/// <param name="Made">Since when.</param>
/// <param name="Seen">When it was last used, to within minutes.</param>
/// <param name="Turn">How often its tokens were refreshed: an earlier refresh token was used before, so it was stolen or repeated.</param>
/// <param name="Key">The named key that it stands for.</param>
/// <param name="Generation">Which key of that name.</param>
internal sealed record SignIn(string Id, string Person, string Kind, string? Campaign, DateTimeOffset Made, DateTimeOffset Seen, int Turn, string? Key, int Generation);

internal sealed record SignInFile(ImmutableArray<SignIn> SignIns)
{
    public static SignInFile Empty { get; } = new([]);
}
