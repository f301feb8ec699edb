using System.Collections.Immutable;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Who was invited, and what each may do. Whatever takes a right away takes it away at once, also from doors that stand open.</summary>
public sealed class People : IPeople
{
    private const int Most = 10_000;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(10);

    private readonly KeptFile<PeopleFile> _file;
    private readonly Erased _erased;
    private readonly Revocations _revocations;
    private readonly TimeProvider _time;
    private readonly string _gameMaster;

    internal People(KeptFile<PeopleFile> file, Erased erased, Revocations revocations, TimeProvider time, string gameMaster) =>
        (_file, _erased, _revocations, _time, _gameMaster) = (file, erased, revocations, time, gameMaster);

    public IReadOnlyList<Person> All => _file.Now.People;

    public Person? Find(string id) => _file.Now.People.FirstOrDefault(one => one.Id == id);

    public Person? FindByHandle(string provider, string subject) =>
        _file.Now.People.FirstOrDefault(one => one.Handles.Any(handle => handle.Provider == provider && handle.Subject == subject));

    public string NameOf(string person) => Find(person)?.Name ?? (person == _gameMaster ? "Game master" : person);

    /// <summary>A person by id or, when only one has it, by name.</summary>
    public Result<Person> Named(string text)
    {
        if (Find(text) is { } exact)
        {
            return exact;
        }

        var named = All.Where(one => string.Equals(one.Name, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => Error.NotFound($"There is no person '{Names.Short(text)}'.") with { Field = "person", Hint = "users list shows everybody." },
            _ => Error.Invalid("person", $"{named.Count} people are called that.") with { Hint = $"Name one by id: {string.Join(", ", named.Select(static one => one.Id))}." },
        };
    }

    public Result<Person> Add(string name) => Names.Check(name).Then(proper => _file.Change<Person>(kept =>
    {
        if (kept.People.Length >= Most)
        {
            return new Error("too-many", "There are too many people already.") { Hint = "Erase those who left." };
        }

        var person = Person.New("p-" + Secrets.New(9), proper, _time.GetUtcNow());
        return (new PeopleFile(kept.People.Add(person)), person);
    }));

    public Result<Person> Rename(string id, string name) => Names.Check(name).Then(proper => Change(id, person => person with { Name = proper }));

    /// <param name="id">Whose.</param>
    /// <param name="campaign">Where.</param>
    /// <param name="role">What they are there; null when they may no longer enter.</param>
    public Result<Person> SetRole(string id, string campaign, Role? role) => role is Role.Plugin or Role.Overlay
        ? Error.Invalid("role", "A person is a spectator, a player or a game master.")
        : Change(id, person => person with { Roles = role is { } given ? person.Roles.SetItem(campaign, given) : person.Roles.Remove(campaign) }, ends: true);

    public Result<Person> Allow(string id, string tool) => Change(id, person => person with { Allow = With(person.Allow, tool), Deny = person.Deny.Remove(tool) });

    public Result<Person> Deny(string id, string tool) => Change(id, person => person with { Deny = With(person.Deny, tool), Allow = person.Allow.Remove(tool) });

    /// <summary>As their role alone says.</summary>
    public Result<Person> Reset(string id, string tool) => Change(id, person => person with { Deny = person.Deny.Remove(tool), Allow = person.Allow.Remove(tool) });

    public Result<Person> Disable(string id, bool disabled) => Change(id, person => person with { Disabled = disabled }, ends: disabled);

    public Result<Person> Link(string id, Handle handle) => FindByHandle(handle.Provider, handle.Subject) is { } other && other.Id != id
        ? new Error("conflict", "That account belongs to another person of this table.") { Hint = "Sign in with another account, or ask the game master." }
        : Change(id, person => person with { Handles = [.. person.Handles.Where(one => one.Provider != handle.Provider), handle] });

    internal Result<Person> SetConsents(string id, Func<ImmutableArray<Consent>, ImmutableArray<Consent>> change) => Change(id, person => person with { Consents = change(person.Consents) });

    /// <summary>Forgets somebody. Only the id remains, on a list that no backup holds, so that a restored one does not bring the rest back.</summary>
    public Result<Person> Erase(string id)
    {
        if (Find(id) is not { } person)
        {
            return Unknown;
        }

        // First the list: whatever fails afterwards, they will not come back.
        var listed = _erased.Add(id);
        if (!listed.Succeeded)
        {
            return listed.Error;
        }

        var gone = _file.Change<Person>(kept => (new PeopleFile(kept.People.RemoveAll(one => one.Id == id)), person));
        _revocations.End(PathOf(id));
        return gone;
    }

    /// <summary>Somebody as they stand in a campaign: in the one that is named, else in the first that they may enter.</summary>
    /// <returns>Null for who may not come in at all.</returns>
    public Principal? PrincipalOf(string id, string? campaign, string door)
    {
        if (id == _gameMaster)
        {
            return new Principal(id, Role.GameMaster, door);
        }

        if (Find(id) is not { Disabled: false } person)
        {
            return null;
        }

        var at = campaign is not null && person.Roles.ContainsKey(campaign) ? campaign : person.Roles.Keys.FirstOrDefault();
        return at is null
            ? new Principal(id, Role.Spectator, door) { Campaign = string.Empty }
            : new Principal(id, person.Roles[at], door) { Campaign = at };
    }

    /// <summary>A caller as they stand in another campaign than the one they came in by; null when they may not enter it.</summary>
    public Principal? In(Principal caller, string campaign)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.MayEnter(campaign))
        {
            return caller;
        }

        // What reads by a grant acts for somebody, and has no more than it was lent.
        return caller.Granted is null && caller.Role is not (Role.Plugin or Role.Overlay)
            && Find(caller.Person) is { Disabled: false } person && person.Roles.TryGetValue(campaign, out var role)
            ? caller with { Role = role, Campaign = campaign }
            : null;
    }

    /// <summary>Whether a person may use a tool whatever their role says; null when it is the role that says it.</summary>
    public bool? MayUse(string id, string tool) => Find(id) switch
    {
        null => null,
        { Allow: var allowed } when allowed.Contains(tool) => true,
        { Deny: var denied } when denied.Contains(tool) || denied.Contains("*") => false,
        _ => null,
    };

    internal void Saw(string id)
    {
        var now = _time.GetUtcNow();
        if (Find(id) is { } person && !(person.Seen > now - SeenWithin))
        {
            Change(id, one => one with { Seen = now });
        }
    }

    internal static string PathOf(string id) => "person/" + id;

    private static Error Unknown => Error.NotFound("There is no such person.") with { Field = "person", Hint = "users list shows everybody." };

    private static ImmutableArray<string> With(ImmutableArray<string> names, string name) => names.Contains(name) ? names : names.Add(name);

    private Result<Person> Change(string id, Func<Person, Person> change, bool ends = false)
    {
        var changed = _file.Change<Person>(kept =>
        {
            var before = kept.People.FirstOrDefault(one => one.Id == id);
            if (before is null)
            {
                return Unknown;
            }

            var after = change(before);
            return (new PeopleFile(kept.People.Replace(before, after)), after);
        });
        if (changed.Succeeded && ends)
        {
            _revocations.End(PathOf(id));
        }

        return changed;
    }
}
