using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Bytes are for exactly those who are told where they are: when a thing that shows them is shared or hidden, so are they.</summary>
internal sealed class BlobAudiences(IJournalStore store, Views<CampaignState> views)
{
    private const string Host = "host";
    private const string Ending = "/blob";

    /// <summary>Who is told of bytes in a campaign; the game master in any case.</summary>
    public static Audience In(World world, string hash) => Told(world, hash) ?? Audience.GameMaster;

    /// <summary>The same, and nothing when no one thing of the campaign names them.</summary>
    public static Audience? Told(World world, string hash) => world.All
        .SelectMany(static one => one.Layers)
        .Where(layer => layer.Leaves.Pairs().Any(leaf => IsPlace(leaf.Key) && leaf.Value.ValueKind == JsonValueKind.String && leaf.Value.ValueEquals(hash) && IsOpen(layer.Leaves, leaf.Key)))
        .Select(static layer => Telling.Named(layer.Audience))
        .Aggregate((Audience?)null, static (all, one) => (all ?? Audience.GameMaster).Or(one));

    /// <summary>
    /// Whoever belongs to one campaign names only bytes that it tells them of: a hash that they learnt elsewhere would open what another campaign keeps.
    /// The host's own game master may carry pictures from one to another.
    /// </summary>
    public static Error? Foreign(IReadOnlyList<NewEvent> events, World world, Principal caller) =>
        caller is not { Role: Role.GameMaster, Campaign: null } && Named(events).SelectMany(static one => Hashes(one.Change.Set)).Any(hash => Told(world, hash) is not { } told || !caller.Audience.MaySee(told))
            ? Error.Invalid("data", "This campaign has no such picture.") with { Hint = "Pictures come in with import_file, in the file of what they belong to." }
            : null;

    /// <summary>Bytes that the caller may not see are not shown to others by naming them.</summary>
    public async Task FollowAsync(IReadOnlyList<NewEvent> events, Audience caller, CancellationToken cancellationToken)
    {
        var (shown, gone) = (new List<(string Hash, Audience Audience)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (change, audience) in Named(events))
        {
            shown.AddRange(Hashes(change.Set).Select(hash => (hash, audience)));
            gone.UnionWith(Hashes(change.Was));
        }

        foreach (var (hash, audience) in shown.Where(one => !gone.Contains(one.Hash)))
        {
            await store.Blobs.ShowAsync(hash, known => caller.MaySee(known) ? known.Or(audience) : known, cancellationToken);
        }

        foreach (var hash in gone)
        {
            var all = await EverywhereAsync(hash, cancellationToken);
            await store.Blobs.ShowAsync(hash, known => caller.MaySee(known) ? all : known, cancellationToken);
        }
    }

    /// <summary>Closes bytes that stayed open although nobody is told of them any more, such as those of a map that an earlier version showed whole.</summary>
    public async Task CloseAsync(string hash, Audience caller, CancellationToken cancellationToken)
    {
        var found = await store.Blobs.OpenAsync(hash, Audience.Everyone.Or(Audience.Table), cancellationToken);
        if (found.Succeeded)
        {
            await found.Value.DisposeAsync();
            var all = await EverywhereAsync(hash, cancellationToken);
            await store.Blobs.ShowAsync(hash, known => caller.MaySee(known) ? all : known, cancellationToken);
        }
    }

    /// <summary>The changes that may name bytes.</summary>
    private static IEnumerable<(EntityChange Change, Audience Audience)> Named(IReadOnlyList<NewEvent> events) => events
        .Where(static one => one.Kind == CampaignKinds.EntityChanged && (JsonMarshal.GetRawUtf8Value(one.Data).IndexOf("/blob"u8) >= 0 || JsonMarshal.GetRawUtf8Value(one.Data).IndexOf("map/image"u8) >= 0))
        .Select(static one => (one.Data.Deserialize(CampaignJson.Default.EntityChange)!, one.Audience));

    /// <summary>Where bytes are named; any other text may look like a hash.</summary>
    private static bool IsPlace(string path) => path == Staged.Picture || path.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>A map that is shown under fog is no whole picture, also where one was told of before fog hid it.</summary>
    private static bool IsOpen(Leaves its, string path) => path != Staged.Picture || its.Is(Staged.Whole);

    private static IEnumerable<string> Hashes(IReadOnlyDictionary<string, JsonElement>? values) =>
        (values ?? new Dictionary<string, JsonElement>()).Where(static one => IsPlace(one.Key) && one.Value.ValueKind == JsonValueKind.String).Select(static one => one.Value.GetString()!);

    /// <summary>The same bytes may stand in several campaigns.</summary>
    private async Task<Audience> EverywhereAsync(string hash, CancellationToken cancellationToken)
    {
        var all = Audience.GameMaster;
        foreach (var journal in store.Journal.Journals.Where(static journal => journal != Host))
        {
            all = all.Or(In((await views.StateAsync(journal, null, cancellationToken)).State.Its.World, hash));
        }

        return all;
    }
}
