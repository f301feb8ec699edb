using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A key that was made for a bridge, an overlay or a script. What it opens is kept; the key itself is not.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Campaign">The only campaign it opens; null for the game master's own, which open all.</param>
/// <param name="Made">When.</param>
/// <param name="Generation">Which key of that name counts.</param>
/// <param name="Rotated">When it was last replaced.</param>
/// <param name="Used">When it was last used, to within minutes.</param>
/// <param name="Revoked">When it was revoked.</param>
public sealed record NamedKey(
    string Name, Role Role, string? Campaign, DateTimeOffset Made, int Generation, DateTimeOffset? Rotated, DateTimeOffset? Used, DateTimeOffset? Revoked)
{
    /// <summary>Whom its bearer acts as.</summary>
    public string Person => PersonPrefix + Name;

    internal const string PersonPrefix = "key-";
}

internal sealed record KeyringFile(ImmutableArray<NamedKey> Keys)
{
    public static KeyringFile Empty { get; } = new([]);
}
