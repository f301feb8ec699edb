using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>
/// Who may see an event: a set of <c>everyone</c>, <c>table</c>, <c>gm</c> and <c>person:ID</c>.
/// As a reader's grant, <c>gm</c> includes <c>table</c>, and everything includes <c>everyone</c>; nobody reads for a person but that person.
/// </summary>
[JsonConverter(typeof(AudienceJsonConverter))]
public sealed class Audience : IEquatable<Audience>
{
    private const string PersonPrefix = "person:";

    // A few words each, asked for every event and reader: nothing finds them faster than a look at all of them.
    private readonly string[] _members;
    private readonly string[] _reads;
    private string? _text;

    private Audience(params IEnumerable<string> members)
    {
        _members = [.. members.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _reads = _members.Contains("gm") ? [.. _members.Union(["table", "everyone"])] : [.. _members.Union(["everyone"])];
        Members = new ReadOnlyCollection<string>(_members);
    }

    /// <summary>Viewers of a stream too.</summary>
    public static Audience Everyone { get; } = new("everyone");

    /// <summary>The players and the game master.</summary>
    public static Audience Table { get; } = new("table");

    /// <summary>The game master alone.</summary>
    public static Audience GameMaster { get; } = new("gm");

    /// <summary>The members, in ordinal order.</summary>
    public IReadOnlyCollection<string> Members { get; }

    /// <summary>One person by opaque id.</summary>
    /// <param name="id">The person's id.</param>
    /// <returns>An audience of that person only.</returns>
    /// <exception cref="ArgumentException">The id is empty or has a comma or white space.</exception>
    public static Audience Person(string id) =>
        IsName(id) ? new Audience(PersonPrefix + id) : throw new ArgumentException("A person's id has no spaces or commas.", nameof(id));

    /// <summary>Reads an audience from member names.</summary>
    /// <param name="members">Such as <c>gm</c> and <c>person:mira</c>.</param>
    /// <returns>The audience, or an error that names the member which is none.</returns>
    public static Result<Audience> Of(params IEnumerable<string> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var list = members.ToList();
        if (list.Count == 0)
        {
            return Error.Invalid("audience", "An audience names at least one of everyone, table, gm or person:ID.");
        }

        var bad = list.Find(member => !IsMember(member));
        return bad is null
            ? new Audience(list)
            : Error.Invalid("audience", $"'{bad}' is no audience; expected everyone, table, gm or person:ID.");
    }

    /// <summary>The audience of both together.</summary>
    /// <param name="other">The other audience.</param>
    /// <returns>The union.</returns>
    public Audience Or(Audience other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Audience(_members.Concat(other._members));
    }

    /// <summary>Whether a reader who was granted this audience may see an event that addresses <paramref name="addressed"/>.</summary>
    /// <param name="addressed">The audience of the event.</param>
    /// <returns>Whether the event is visible.</returns>
    public bool MaySee(Audience addressed)
    {
        ArgumentNullException.ThrowIfNull(addressed);
        if (ReferenceEquals(addressed, this))
        {
            return true;
        }

        foreach (var member in addressed._members)
        {
            if (Array.IndexOf(_reads, member) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Audience? other) => other is not null && (ReferenceEquals(this, other) || string.Equals(ToString(), other.ToString(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Audience);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.Aggregate(0, static (hash, member) => HashCode.Combine(hash, string.GetHashCode(member, StringComparison.Ordinal)));

    /// <summary>The members, separated by commas.</summary>
    /// <returns>Such as <c>gm,person:mira</c>.</returns>
    public override string ToString() => _text ??= string.Join(',', _members);

    private static bool IsPerson(string member) => member.StartsWith(PersonPrefix, StringComparison.Ordinal);

    private static bool IsMember(string member) =>
        member is "everyone" or "table" or "gm" || (member is not null && IsPerson(member) && IsName(member[PersonPrefix.Length..]));

    private static bool IsName(string? id) => !string.IsNullOrEmpty(id) && id.Length <= 64 && !id.Any(static c => c == ',' || char.IsWhiteSpace(c) || char.IsControl(c));
}
