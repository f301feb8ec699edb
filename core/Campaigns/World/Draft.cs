using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>A value that an audience is told.</summary>
internal readonly record struct Told(Audience Audience, string Path, JsonElement Value);

/// <summary>What a command does to the world. It says how things are afterwards and for whom; the events of the step are the difference.</summary>
internal sealed class Draft(World world)
{
    /// <summary>An event holds 64 KiB: a large change becomes several.</summary>
    private const int MostBytes = 24_000;
    private const int LargestValue = 56_000;

    private static readonly Dictionary<string, JsonElement> Nothing = [];

    private readonly World _before = world;
    private readonly List<(string Type, string Id)> _touched = [];
    private readonly List<(Audience Audience, string Text)> _said = [];

    public World World { get; private set; } = world;

    /// <summary>The entity is all of this now, and nothing else.</summary>
    public void Put(string type, string id, IEnumerable<Told> told)
    {
        var entity = World.At(type, id) ?? new Entity(type, id, long.MaxValue - 1_000_000 + _touched.Count, []);
        var layers = new Dictionary<string, List<KeyValuePair<string, JsonElement>>>(StringComparer.Ordinal);
        foreach (var one in told)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(layers, one.Audience.ToString(), out _) ??= []).Add(new(one.Path, one.Value));
        }

        foreach (var gone in entity.Layers.Where(layer => !layers.ContainsKey(layer.Audience)))
        {
            entity = entity.With(gone.Audience, Leaves.None);
        }

        foreach (var (audience, leaves) in layers)
        {
            entity = entity.With(audience, Leaves.Of(leaves));
        }

        Put(entity);
    }

    /// <summary>One value becomes another, for those who know it now; a new one for those whom the entity's own data name.</summary>
    public void Set(Entity entity, string path, JsonElement value)
    {
        var now = World.At(entity.Type, entity.Id)!;
        var audience = now.Layers.LastOrDefault(layer => layer.Leaves[path] is not null)?.Audience ?? Telling.For(now.Type, now.Data)(path).ToString();
        Put(now.With(audience, now.Told(audience).With(path, value)));
    }

    /// <summary>One value is gone, for all who know it.</summary>
    public void Unset(Entity entity, string path)
    {
        var now = World.At(entity.Type, entity.Id)!;
        foreach (var layer in now.Layers.Where(layer => layer.Leaves[path] is not null))
        {
            now = now.With(layer.Audience, layer.Leaves.Without(path));
        }

        Put(now);
    }

    public void Remove(string type, string id) => Put(type, id, []);

    /// <summary>The entity has these values now: what was known stays with those who know it, unless who may know of it is what changed.</summary>
    public void Become(Entity entity, Leaves now)
    {
        var before = World.At(entity.Type, entity.Id)!;
        var data = now.Data();
        var hears = Telling.For(entity.Type, data);
        var isRetold = IsOtherwise(before.Its, now, Telling.AudienceProperty) || IsOtherwise(before.Its, now, Telling.WithheldProperty);
        var told = now.Pairs().Select(leaf => new Told(isRetold || Knowing(before, leaf.Key) is not { } known ? hears(leaf.Key) : Audience.Of(known.Split(',')).Value!, leaf.Key, leaf.Value));

        // Who was told otherwise than those who know more goes on being told so.
        var otherwise = isRetold ? [] : before.Layers.SelectMany(layer => layer.Leaves.Pairs()
            .Where(leaf => Knowing(before, leaf.Key) != layer.Audience && now[leaf.Key] is not null)
            .Select(leaf => new Told(Audience.Of(layer.Audience.Split(',')).Value!, leaf.Key, leaf.Value)));
        Put(entity.Type, entity.Id, [.. told, .. otherwise]);
    }

    /// <summary>What happened, in one line, for those who may know.</summary>
    public void Say(Audience audience, string text) => _said.Add((audience, text));

    /// <summary>The step; nothing when nothing changed.</summary>
    public IReadOnlyList<NewEvent> Events()
    {
        var changes = new List<(Audience Audience, EntityChange Change)>();
        foreach (var (type, id) in _touched)
        {
            var was = _before.At(type, id);
            var now = World.At(type, id)!;
            foreach (var audience in now.Layers.Concat(was?.Layers ?? []).OrderBy(static layer => layer.Rank).Select(static layer => layer.Audience).Distinct(StringComparer.Ordinal))
            {
                var told = now.Told(audience);
                if (EntityChange.Between(type, id, told.Text("name") ?? was?.Told(audience).Text("name"), was?.Told(audience) ?? Leaves.None, told) is { } change)
                {
                    changes.AddRange(Split(change).Select(part => (Telling.Named(audience), part)));
                }
            }
        }

        if (changes.Count == 0)
        {
            return [];
        }

        foreach (var (audience, text) in _said)
        {
            var index = changes.FindIndex(one => one.Audience.Equals(audience) && one.Change.Text is null);
            if (index >= 0)
            {
                changes[index] = (audience, changes[index].Change with { Text = text });
            }
            else
            {
                changes.Add((audience, new EntityChange(null, null, null, null, null, null, text)));
            }
        }

        return [.. changes.Select(static one => Event(one.Audience, one.Change))];
    }

    /// <summary>A change as an event; one that changes nothing and only has a text is told as something that happened.</summary>
    public static NewEvent Event(Audience audience, EntityChange change) => change.Id is null
        ? CampaignDesk.Event(CampaignKinds.Happened, new Happened(change.Text), CampaignJson.Default.Happened, audience)
        : CampaignDesk.Event(CampaignKinds.EntityChanged, change, CampaignJson.Default.EntityChange, audience) with { Version = EntityChange.Version };

    private static string? Knowing(Entity entity, string path) => entity.Layers.LastOrDefault(layer => layer.Leaves[path] is not null)?.Audience;

    private static bool IsOtherwise(Leaves before, Leaves now, string property) => !Under(before, property).SequenceEqual(Under(now, property), StringComparer.Ordinal);

    private static IEnumerable<string> Under(Leaves leaves, string property) => leaves.Pairs()
        .Where(leaf => leaf.Key == property || leaf.Key.StartsWith(property + "/", StringComparison.Ordinal))
        .Select(static leaf => leaf.Value.GetRawText());

    private void Put(Entity entity)
    {
        World = World.With(entity);
        if (!_touched.Contains((entity.Type, entity.Id)))
        {
            _touched.Add((entity.Type, entity.Id));
        }
    }

    /// <summary>A change in parts that each fit into an event.</summary>
    public static IEnumerable<EntityChange> Split(EntityChange change)
    {
        if ((change.Set ?? Nothing).Concat(change.Was ?? Nothing).Sum(static one => one.Key.Length + Values.LengthOf(one.Value)) + (change.Unset ?? []).Sum(static path => path.Length) <= MostBytes)
        {
            yield return change;
            yield break;
        }

        var part = new Part(change);
        foreach (var path in (change.Set?.Keys ?? []).Concat(change.Unset ?? []))
        {
            var (set, was) = (Size(change.Set, path), Size(change.Was, path));
            if (part.Bytes > 0 && part.Bytes + set + was > MostBytes)
            {
                yield return part.Change;
                part = new Part(change);
            }

            // The old and the new value of a long text do not fit into one event: first the one goes, then the other comes.
            if (set + was > LargestValue && set > 0 && was > 0)
            {
                part.Unset(path);
                yield return part.Change;
                part = new Part(change);
                part.Set(path);
                continue;
            }

            part.Add(path);
        }

        if (part.Bytes > 0)
        {
            yield return part.Change;
        }
    }

    private static int Size(IReadOnlyDictionary<string, JsonElement>? values, string path) => values?.TryGetValue(path, out var value) == true ? path.Length + Values.LengthOf(value) : 0;

    private sealed class Part(EntityChange whole)
    {
        private readonly SortedDictionary<string, JsonElement> _set = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, JsonElement> _was = new(StringComparer.Ordinal);
        private readonly List<string> _unset = [];

        public int Bytes { get; private set; }

        public EntityChange Change => whole with { Set = _set.Count > 0 ? _set : null, Unset = _unset.Count > 0 ? _unset : null, Was = _was.Count > 0 ? _was : null };

        public void Add(string path)
        {
            if (whole.Set?.ContainsKey(path) == true)
            {
                Set(path);
            }
            else
            {
                _unset.Add(path);
                Bytes += path.Length;
            }

            Before(path);
        }

        public void Set(string path)
        {
            _set[path] = whole.Set![path];
            Bytes += Size(whole.Set, path);
        }

        public void Unset(string path)
        {
            _unset.Add(path);
            Before(path);
        }

        private void Before(string path)
        {
            if (whole.Was?.TryGetValue(path, out var was) == true)
            {
                _was[path] = was;
                Bytes += Size(whole.Was, path);
            }
        }
    }
}
