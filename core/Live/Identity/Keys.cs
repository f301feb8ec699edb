using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>
/// Keys that name their bearer: base64url(claims).base64url(hmac). Nothing is stored for a key but the generation of its name, and only once it was
/// revoked: raising the generation makes every earlier key of that name worthless and leaves all others as they are.
/// </summary>
public sealed class Keys
{
    private const string CommandLineName = "cli";
    private const string CommandLineDoor = "command-line";
    private const string OverlayPrefix = "overlay-";
    private const string Named = "key";
    private const int LongestKey = 2048;
    private static readonly Error Refused = new("unauthenticated", "This key is not valid here.") { Hint = "Make a new key on the host and use that." };

    private readonly byte[] _key;
    private readonly string _file;
    private readonly string _gameMaster;
    private readonly Keyring _keyring;
    private readonly Revocations _revocations;
    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<Principal, Held> _known = [];
    private volatile Dictionary<string, int> _generations;

    private Keys(byte[] key, string file, string gameMaster, Dictionary<string, int> generations, Keyring keyring, Revocations revocations) =>
        (_key, _file, _gameMaster, _generations, _keyring, _revocations) = (key, file, gameMaster, generations, keyring, revocations);

    /// <param name="hostKey">From <see cref="HostKey"/>.</param>
    /// <param name="dataFolder">Where the generations are kept.</param>
    /// <param name="gameMaster">The person that the command line acts as.</param>
    /// <returns>The keys; or why they cannot be told from revoked ones, since then none may be accepted.</returns>
    public static Result<Keys> Open(byte[] hostKey, string dataFolder, string gameMaster = "gm") =>
        Membership.Open(hostKey, dataFolder, TimeProvider.System, gameMaster).Then<Keys>(static membership => membership.Keys);

    internal static Result<Keys> Open(byte[] hostKey, string dataFolder, string gameMaster, Keyring keyring, Revocations revocations)
    {
        var file = FileIn(dataFolder);
        return Load(file).Then<Keys>(generations => new Keys(Sealing(hostKey), file, gameMaster, generations, keyring, revocations));
    }

    /// <summary>Other ways to prove who one is, such as access tokens; the program adds them before any door opens.</summary>
    internal IReadOnlyList<IProof> Proofs { get; set; } = [];

    /// <summary>Told of every key that is refused.</summary>
    internal Action<SecurityRecord>? Refusing { get; set; }

    /// <summary>The key of whoever can read the host's key: the command line and stdio.</summary>
    public string CommandLine() => Make(_key, new KeyClaims(CommandLineName, null, CommandLineName, GenerationOf(CommandLineName)));

    /// <summary>The same for whoever only wants to reach the host, and opens nothing else for that.</summary>
    /// <param name="hostKey">From <see cref="HostKey"/>.</param>
    /// <param name="dataFolder">Where the generations are kept.</param>
    public static Result<string> CommandLine(byte[] hostKey, string dataFolder) => Load(FileIn(dataFolder)).Then<string>(generations =>
        Make(Sealing(hostKey), new KeyClaims(CommandLineName, null, CommandLineName, generations.GetValueOrDefault(CommandLineName))));

    /// <summary>A named key, to be shown once.</summary>
    public string Text(NamedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Make(_key, new KeyClaims(Named, null, key.Name, key.Generation));
    }

    /// <summary>An overlay's key: it opens one campaign, and only what everyone may see.</summary>
    public string Overlay(string campaign, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(campaign);
        _ = Audience.Person(OverlayPrefix + name);
        return Make(_key, new KeyClaims("overlay", campaign, name, OverlayGeneration(campaign, name)));
    }

    public void RevokeOverlay(string campaign, string name) => Revoke(OverlayName(campaign, name));

    /// <summary>Revokes every overlay's key of a campaign, whatever plugin it was made for.</summary>
    public void RevokeOverlays(string campaign) => Revoke(OverlaysName(campaign));

    public void RevokeCommandLine() => Revoke(CommandLineName);

    public Result<Principal> Verify(string? key) => Hold(key).Then<Principal>(static held => held.Caller);

    /// <summary>Verifies a key for somebody who stays: no revocation can fall between the two answers.</summary>
    /// <param name="key">A key, or a token of the proofs.</param>
    /// <param name="door">The way in, for the record of a refusal.</param>
    /// <param name="from">The address it came from, for the same.</param>
    public Result<Held> Hold(string? key, string? door = null, string? from = null)
    {
        var claims = Read(key);
        var held = claims is not null ? Hold(claims) : key is null or { Length: > LongestKey } ? null : Proofs.Select(proof => proof.Hold(key)).FirstOrDefault(static one => one is not null);
        if (held is null)
        {
            Refusing?.Invoke(claims is null
                ? new SecurityRecord("refused-key", "A key or token was shown that is not valid here.") { Door = door, From = from }
                : new SecurityRecord("revoked-key", "A key was used that had been revoked.") { Target = claims.Name, Door = door, From = from });
            return Refused;
        }

        Remember(held.Caller, held);
        return held;
    }

    /// <summary>Puts on the record that somebody came without any key.</summary>
    internal void Stranger(string door) => Refusing?.Invoke(new SecurityRecord("refused-stranger", "Somebody came without a key.") { Door = door });

    /// <summary>Puts on the record that somebody asked more often than is answered.</summary>
    internal void Flood(Principal? caller, string door) => Refusing?.Invoke(new SecurityRecord("refused-flood", "Somebody asked more often than the host answers.") { Person = caller?.Person, Door = door });

    /// <summary>Cancelled when what a caller came with is revoked: whoever keeps a door open for it closes it then.</summary>
    public CancellationToken Until(Principal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return _known.TryGetValue(caller, out var held) ? held.Until : NameOf(caller) is { } name ? _revocations.Until(name) : CancellationToken.None;
    }

    /// <summary>Whoever acts by this right loses it when it ends.</summary>
    internal void Remember(Principal caller, Held held) => _known.AddOrUpdate(caller, held);

    private Held? Hold(KeyClaims claims)
    {
        if (claims.Kind == Named)
        {
            return _keyring.Hold(claims.Name, claims.Generation);
        }

        var name = claims is { Kind: "overlay", Campaign: { } campaign } ? OverlayName(campaign, claims.Name) : CommandLineName;

        // The token first: what is revoked between the two looks is either seen here or cancels it.
        var until = _revocations.Until(name);
        return claims switch
        {
            { Kind: CommandLineName } when claims.Generation == GenerationOf(CommandLineName) =>
                new Held(new Principal(_gameMaster, Role.GameMaster, CommandLineDoor), until),
            { Kind: "overlay", Campaign: { } only } when claims.Generation == OverlayGeneration(only, claims.Name) =>
                new Held(new Principal(OverlayPrefix + claims.Name, Role.Overlay, "overlay") { Campaign = only, Granted = Audience.Everyone }, until),
            _ => null,
        };
    }

    private static string? NameOf(Principal caller) => caller switch
    {
        { Door: CommandLineDoor } => CommandLineName,
        { Role: Role.Overlay, Campaign: { } campaign } when caller.Person.StartsWith(OverlayPrefix, StringComparison.Ordinal) => OverlayName(campaign, caller.Person[OverlayPrefix.Length..]),
        _ => null,
    };

    private static string OverlaysName(string campaign) => $"overlay/{campaign}";

    private static string OverlayName(string campaign, string name) => $"{OverlaysName(campaign)}/{name}";

    private int OverlayGeneration(string campaign, string name) => GenerationOf(OverlaysName(campaign)) + GenerationOf(OverlayName(campaign, name));

    private static string Make(byte[] key, KeyClaims claims)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, LiveJson.Default.KeyClaims);
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, payload))}";
    }

    private KeyClaims? Read(string? key)
    {
        if (key is null || key.Length > LongestKey || key.IndexOf('.') is not (> 0 and var dot))
            return null;

        try
        {
            var payload = Base64Url.DecodeFromChars(key.AsSpan(0, dot));
            var seal = Base64Url.DecodeFromChars(key.AsSpan(dot + 1));
            return CryptographicOperations.FixedTimeEquals(seal, HMACSHA256.HashData(_key, payload))
                ? JsonSerializer.Deserialize(payload, LiveJson.Default.KeyClaims)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private int GenerationOf(string name) => _generations.GetValueOrDefault(name);

    private void Revoke(string name)
    {
        lock (_gate)
        {
            var next = new Dictionary<string, int>(_generations) { [name] = GenerationOf(name) + 1 };
            OwnerFile.Replace(_file, JsonSerializer.SerializeToUtf8Bytes(next, LiveJson.Default.DictionaryStringInt32));
            _generations = next;
        }

        _revocations.End(name);
    }

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "keys.json");

    private static byte[] Sealing(byte[] hostKey) => HostKey.Derive(hostKey, "keys");

    private static Result<Dictionary<string, int>> Load(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), LiveJson.Default.DictionaryStringInt32) ?? [] : [];
        }
        catch (JsonException)
        {
            return new Error("keys-damaged", "The list of revoked keys is damaged.")
            {
                Hint = "Delete keys.json in the data folder, and host.key as well if any key was ever revoked; overlays then need new links.",
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Error("keys-unreadable", "The list of revoked keys cannot be read.") { Hint = "Check that the data folder and keys.json in it belong to you." };
        }
    }
}

/// <param name="Caller">Who it is.</param>
/// <param name="Until">Cancelled when the key or the sign-in is revoked.</param>
public sealed record Held(Principal Caller, CancellationToken Until);

/// <summary>One way to prove who one is.</summary>
internal interface IProof
{
    /// <returns>Null when the text proves nothing.</returns>
    Held? Hold(string text);
}

internal sealed record KeyClaims(string Kind, string? Campaign, string Name, int Generation);
