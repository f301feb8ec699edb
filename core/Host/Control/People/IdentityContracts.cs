using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <param name="Accounts">Whose accounts elsewhere are linked.</param>
/// <param name="SignIns">Where they are signed in.</param>
internal sealed record PersonRow(
    string Id,
    string Name,
    IReadOnlyDictionary<string, Role> Roles,
    IReadOnlyList<string> Allow,
    IReadOnlyList<string> Deny,
    bool Disabled,
    DateTimeOffset Made,
    DateTimeOffset? Seen,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<SignedIn> SignIns);

internal sealed record PersonList(IReadOnlyList<PersonRow> People);

internal sealed record AddPerson(string Name, string? Campaign, Role? Role);

/// <summary>What is to be different about a person; what is not named stays.</summary>
internal sealed record ChangePerson
{
    public string? Name { get; init; }

    /// <summary>Where <see cref="Role"/> holds; the usual campaign when left out.</summary>
    public string? Campaign { get; init; }

    /// <summary>A role, or <c>none</c>.</summary>
    public string? Role { get; init; }

    public string? Allow { get; init; }

    public string? Deny { get; init; }

    /// <summary>A tool about which their role shall decide again.</summary>
    public string? Reset { get; init; }

    public bool? Disabled { get; init; }

    public bool SignOut { get; init; }

    public ConsentChange? Consent { get; init; }
}

internal sealed record ConsentChange(string Provider, string What, bool Give);

internal sealed record KeyList(IReadOnlyList<NamedKey> Keys);

internal sealed record CreateKey(string Name, Role Role, string? Campaign);

/// <param name="Key">Shown this once.</param>
internal sealed record NewKey(string Name, Role Role, string? Campaign, string? Key);

internal sealed record InviteRequest(string? Campaign, Role Role)
{
    public string? Character { get; init; }

    public string? Person { get; init; }

    public int? Uses { get; init; }

    public int? Days { get; init; }

    /// <summary>The link is for a browser on the host's own computer.</summary>
    public bool Here { get; init; }
}

/// <param name="Svg">The address as a QR code.</param>
internal sealed record InviteLink(string Address, string Campaign, Role Role, int Uses, int Days, string Svg);

internal sealed record SecurityRow(DateTimeOffset At, string What, string Text, string? Person, string? Name, string? Target, string? Door, string? From, int? Again, DateTimeOffset? Last);

internal sealed record SecurityList(IReadOnlyList<SecurityRow> Records);

/// <summary>All that is kept of a person.</summary>
internal sealed record PersonExport(PersonRow Person, IReadOnlyList<Handle> Handles, IReadOnlyDictionary<string, IReadOnlyList<TableEvent>> Events);

/// <param name="Sure">Whether to do it; otherwise it is only said what would be done.</param>
/// <param name="Texts">Whether to blank what they wrote, too.</param>
internal sealed record EraseRequest(bool Sure, bool Texts);

/// <param name="Events">How many events they caused; these stay, and name only the id.</param>
/// <param name="Texts">How many of these hold a text of theirs.</param>
/// <param name="Blanked">How many of those were blanked.</param>
internal sealed record Erasure(string Id, bool Done, int SignIns, int Events, int Texts, int Blanked)
{
    /// <summary>In how many places others say the name.</summary>
    public int Mentioned { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
}

/// <summary>A place where others say somebody's name.</summary>
/// <param name="Kind">Of the event.</param>
/// <param name="Says">The name with what stands around it.</param>
internal sealed record Mention(string Campaign, string Kind, string Says)
{
    /// <summary>What <c>redact_event</c> takes; nothing where it stands in what several wrote together.</summary>
    public string? Event { get; init; }

    /// <summary>The shared note or board.</summary>
    public string? Document { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Who said it, by id.</summary>
    public string? By { get; init; }
}
