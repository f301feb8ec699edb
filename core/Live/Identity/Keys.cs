using System.Buffers.Text;
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
    private static readonly Error Refused = new("unauthenticated", "This key is not valid here.") { Hint = "Make a new key on the host and use that." };

    private readonly byte[] _key;
    private readonly string _file;
    private readonly string _gameMaster;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _held = new(StringComparer.Ordinal);
    private volatile Dictionary<string, int> _generations;

    private Keys(byte[] key, string file, string gameMaster, Dictionary<string, int> generations) =>
        (_key, _file, _gameMaster, _generations) = (key, file, gameMaster, generations);

    /// <param name="hostKey">From <see cref="HostKey"/>.</param>
    /// <param name="dataFolder">Where the generations are kept.</param>
    /// <param name="gameMaster">The person that the command line acts as.</param>
    /// <returns>The keys; or why they cannot be told from revoked ones, since then none may be accepted.</returns>
    public static Result<Keys> Open(byte[] hostKey, string dataFolder, string gameMaster = "gm")
    {
        var file = Path.Combine(dataFolder, "keys.json");
        try
        {
            return new Keys(HostKey.Derive(hostKey, "keys"), file, gameMaster, Load(file));
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

    /// <summary>The key of whoever can read the host's key: the command line and stdio.</summary>
    public string CommandLine() => Make(new KeyClaims(CommandLineName, null, CommandLineName, GenerationOf(CommandLineName)));

    /// <summary>An overlay's key: it opens one campaign, and only what everyone may see.</summary>
    public string Overlay(string campaign, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(campaign);
        _ = Audience.Person(OverlayPrefix + name);
        return Make(new KeyClaims("overlay", campaign, name, OverlayGeneration(campaign, name)));
    }

    public void RevokeOverlay(string campaign, string name) => Revoke(OverlayName(campaign, name));

    /// <summary>Revokes every overlay's key of a campaign, whatever plugin it was made for.</summary>
    public void RevokeOverlays(string campaign) => Revoke(OverlaysName(campaign));

    public void RevokeCommandLine() => Revoke(CommandLineName);

    public Result<Principal> Verify(string? key)
    {
        if (Read(key) is not { } claims)
            return Refused;

        return claims switch
        {
            { Kind: CommandLineName } when claims.Generation == GenerationOf(CommandLineName) =>
                new Principal(_gameMaster, Role.GameMaster, CommandLineDoor),
            { Kind: "overlay", Campaign: { } campaign } when claims.Generation == OverlayGeneration(campaign, claims.Name) =>
                new Principal(OverlayPrefix + claims.Name, Role.Overlay, "overlay") { Campaign = campaign, Granted = Audience.Everyone },
            _ => Refused,
        };
    }

    /// <summary>Verifies a key for somebody who stays: no revocation can fall between the two answers.</summary>
    public Result<Held> Hold(string? key)
    {
        lock (_gate)
            return Verify(key).Then<Held>(caller => new Held(caller, Until(caller)));
    }

    /// <summary>Cancelled when the key that a caller came with is revoked: whoever keeps a door open for it closes it then.</summary>
    public CancellationToken Until(Principal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (NameOf(caller) is not { } name)
            return CancellationToken.None;

        lock (_gate)
        {
            if (!_held.TryGetValue(name, out var held))
                _held[name] = held = new CancellationTokenSource();

            return held.Token;
        }
    }

    private static string? NameOf(Principal caller) => caller switch
    {
        { Door: CommandLineDoor } => CommandLineName,
        { Role: Role.Overlay, Campaign: { } campaign } => OverlayName(campaign, caller.Person[OverlayPrefix.Length..]),
        _ => null,
    };

    private static string OverlaysName(string campaign) => $"overlay/{campaign}";

    private static string OverlayName(string campaign, string name) => $"{OverlaysName(campaign)}/{name}";

    private int OverlayGeneration(string campaign, string name) => GenerationOf(OverlaysName(campaign)) + GenerationOf(OverlayName(campaign, name));

    private string Make(KeyClaims claims)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, LiveJson.Default.KeyClaims);
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, payload))}";
    }

    private KeyClaims? Read(string? key)
    {
        if (key is null || key.Length > 1024 || key.IndexOf('.') is not (> 0 and var dot))
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
        List<CancellationTokenSource> ended = [];
        lock (_gate)
        {
            var next = new Dictionary<string, int>(_generations) { [name] = GenerationOf(name) + 1 };
            OwnerFile.Replace(_file, JsonSerializer.SerializeToUtf8Bytes(next, LiveJson.Default.DictionaryStringInt32));
            _generations = next;
            foreach (var held in _held.Keys.Where(held => held == name || held.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
            {
                ended.Add(_held[held]);
                _held.Remove(held);
            }
        }

        foreach (var held in ended)
        {
            held.Cancel();
            held.Dispose();
        }
    }

    private static Dictionary<string, int> Load(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), LiveJson.Default.DictionaryStringInt32) ?? [] : [];
}

/// <param name="Caller">Who it is.</param>
/// <param name="Until">Cancelled when the key is revoked.</param>
public sealed record Held(Principal Caller, CancellationToken Until);

internal sealed record KeyClaims(string Kind, string? Campaign, string Name, int Generation);
