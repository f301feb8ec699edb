using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Somebody who was invited. The journal knows the id alone; everything else is here, and can be forgotten.</summary>
/// <param name="Id">Opaque, and the same for ever.</param>
/// <param name="Name">What the table calls them.</param>
/// <param name="Made">When they were invited in.</param>
/// <param name="Roles">What they are in each campaign that they may enter.</param>
/// <param name="Allow">Tools that they may use whatever their role.</param>
/// <param name="Deny">Tools that they may not use; <c>*</c> means all that are not allowed.</param>
/// <param name="Disabled">Whether they may come in at all.</param>
/// <param name="Seen">When they were last here, to within minutes.</param>
/// <param name="Handles">Their accounts elsewhere.</param>
/// <param name="Consents">What they agreed to have shared.</param>
public sealed record Person(
    string Id,
    string Name,
    DateTimeOffset Made,
    ImmutableSortedDictionary<string, Role> Roles,
    ImmutableArray<string> Allow,
    ImmutableArray<string> Deny,
    bool Disabled,
    DateTimeOffset? Seen,
    ImmutableArray<Handle> Handles,
    ImmutableArray<Consent> Consents)
{
    public static Person New(string id, string name, DateTimeOffset made) =>
        new(id, name, made, ImmutableSortedDictionary.Create<string, Role>(StringComparer.Ordinal), [], [], Disabled: false, null, [], []);
}

/// <param name="Provider">Whose account it is, such as <c>discord</c>.</param>
/// <param name="Subject">The account's id there, which never changes.</param>
/// <param name="Name">What it is called there.</param>
public sealed record Handle(string Provider, string Subject, string? Name);

/// <param name="Provider">Who is given it.</param>
/// <param name="What">What is given: such as <c>name</c>, <c>character</c> or <c>rolls</c>.</param>
/// <param name="Given">Since when.</param>
/// <param name="Withdrawn">Until when, once it was withdrawn.</param>
public sealed record Consent(string Provider, string What, DateTimeOffset Given, DateTimeOffset? Withdrawn);

internal sealed record PeopleFile(ImmutableArray<Person> People)
{
    public static PeopleFile Empty { get; } = new([]);
}
