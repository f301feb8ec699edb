using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A link that lets somebody in. Its code is not kept, only what it hashes to.</summary>
/// <param name="Hash">Of the code.</param>
/// <param name="Campaign">Where it leads.</param>
/// <param name="Role">What whoever follows it becomes there.</param>
/// <param name="Character">Whose player they become.</param>
/// <param name="Person">Who follows it, when it is for somebody who is known already.</param>
/// <param name="Left">How often it still opens.</param>
/// <param name="Until">When it expires.</param>
/// <param name="Made">When it was made.</param>
internal sealed record Invitation(string Hash, string Campaign, Role Role, string? Character, string? Person, int Left, DateTimeOffset Until, DateTimeOffset Made);

internal sealed record InvitationFile(ImmutableArray<Invitation> Invitations)
{
    public static InvitationFile Empty { get; } = new([]);
}

/// <summary>What an invitation is to be for.</summary>
public sealed record Invited(string Campaign, Role Role)
{
    public string? Character { get; init; }

    public string? Person { get; init; }

    public int Uses { get; init; } = 1;

    public TimeSpan Life { get; init; } = TimeSpan.FromDays(7);
}
