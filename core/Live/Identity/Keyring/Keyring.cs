using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The named keys: made, replaced and revoked one by one.</summary>
public sealed class Keyring
{
    private const int Most = 500;
    private static readonly TimeSpan UsedWithin = TimeSpan.FromMinutes(10);

    private readonly KeptFile<KeyringFile> _file;
    private readonly Revocations _revocations;
    private readonly TimeProvider _time;

    internal Keyring(KeptFile<KeyringFile> file, Revocations revocations, TimeProvider time) => (_file, _revocations, _time) = (file, revocations, time);

    public IReadOnlyList<NamedKey> All => _file.Now.Keys;

    /// <returns>What the key opens; <see cref="Keys.Text"/> writes it down.</returns>
    public Result<NamedKey> Create(string name, Role role, string? campaign)
    {
        if (role == Role.Spectator)
        {
            return Error.Invalid("role", "A key is for a plugin, an overlay, a player or a game master.");
        }

        if (campaign is null && role != Role.GameMaster)
        {
            return Error.Invalid("campaign", "Only a game master's key opens all campaigns.") with { Hint = "Name one with --campaign." };
        }

        return Names.CheckKey(name).Then(proper => _file.Change<NamedKey>(kept =>
        {
            var before = kept.Keys.FirstOrDefault(one => one.Name == proper);
            if (before is { Revoked: null })
            {
                return new Error("conflict", $"There is a key '{proper}' already.") { Field = "name", Hint = "Rotate it, revoke it, or choose another name." };
            }

            if (before is null && kept.Keys.Length >= Most)
            {
                return new Error("too-many", "There are too many keys already.");
            }

            // A name that is used again goes on counting: its earlier keys stay worthless.
            var made = new NamedKey(proper, role, campaign, _time.GetUtcNow(), (before?.Generation ?? 0) + 1, null, null, null);
            return (new KeyringFile(before is null ? kept.Keys.Add(made) : kept.Keys.Replace(before, made)), made);
        }));
    }

    public Result<NamedKey> Rotate(string name) => Change(name, key => key with { Generation = key.Generation + 1, Rotated = _time.GetUtcNow() });

    public Result<NamedKey> Revoke(string name) => Change(name, key => key with { Revoked = _time.GetUtcNow() });

    /// <summary>Whom a key of this name and generation lets in.</summary>
    internal Held? Hold(string name, int generation)
    {
        // The token first: what is revoked between the two looks is either seen here or cancels it.
        var until = _revocations.Until(PathOf(name));
        if (_file.Now.Keys.FirstOrDefault(one => one.Name == name) is not { Revoked: null } key || key.Generation != generation)
        {
            return null;
        }

        Use(key);
        var door = key.Role == Role.Overlay ? "overlay" : "bridge";
        return new Held(new Principal(key.Person, key.Role, door) { Campaign = key.Campaign, Granted = key.Role == Role.Overlay ? Audience.Everyone : null }, until);
    }

    internal static string PathOf(string name) => "key/" + name;

    internal NamedKey? Find(string person) => All.FirstOrDefault(one => one.Revoked is null && one.Person == person);

    private void Use(NamedKey key)
    {
        var now = _time.GetUtcNow();
        if (!(key.Used > now - UsedWithin))
        {
            _ = _file.Change<bool>(kept => kept.Keys.IndexOf(key) is >= 0 and var at ? (new KeyringFile(kept.Keys.SetItem(at, key with { Used = now })), true) : (kept, false));
        }
    }

    private Result<NamedKey> Change(string name, Func<NamedKey, NamedKey> change)
    {
        var changed = _file.Change<NamedKey>(kept =>
        {
            if (kept.Keys.FirstOrDefault(one => one.Name == name) is not { Revoked: null } before)
            {
                return Error.NotFound($"There is no key '{Names.Short(name)}'.") with { Field = "name", Hint = "keys list shows all." };
            }

            var after = change(before);
            return (new KeyringFile(kept.Keys.Replace(before, after)), after);
        });
        if (changed.Succeeded)
        {
            _revocations.End(PathOf(name));
        }

        return changed;
    }
}
