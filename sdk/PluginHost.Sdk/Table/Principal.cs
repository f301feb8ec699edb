namespace PluginHost.Sdk;

/// <summary>Who is acting: a person by opaque id, in a role, in one campaign or in all, and through which door.</summary>
/// <param name="Person">The opaque id; names live in a directory outside the journal.</param>
/// <param name="Role">What the principal may do.</param>
/// <param name="Door">The way in, such as <c>cli</c>, <c>http</c>, <c>socket</c>, <c>line</c> or <c>plugin</c>.</param>
public sealed record Principal(string Person, Role Role, string Door)
{
    /// <summary>The only campaign that the principal may touch, or null for all.</summary>
    public string? Campaign { get; init; }

    /// <summary>What was granted to be read, whatever the role: to a plugin by its manifest, also when it acts for somebody. Null when the role decides.</summary>
    public Audience? Granted { get; init; }

    /// <summary>What this principal may see.</summary>
    public Audience Audience => Granted ?? Role switch
    {
        Role.GameMaster => Audience.GameMaster.Or(Audience.Person(Person)),
        Role.Player => Audience.Table.Or(Audience.Person(Person)),
        _ => Audience.Everyone,
    };

    /// <summary>Whether the principal may act in a campaign.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <returns>Whether it may.</returns>
    public bool MayEnter(string campaign) => Campaign is null || Campaign == campaign;
}
