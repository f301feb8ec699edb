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

    private readonly World _before = world;
    private readonly List<(string Type, string Id)> _touched = [];
    private readonly List<(Audience Audience, string Text)> _said = [];

    public World World { get; private set; } = world;

    /// <summary>The entity is all of this now, and nothing else.</summary>
    public void Put(string type, string id, IEnumerable<Told> told)
    {
        var entity = World.At(type, id) ?? new Entity(type, id, long.MaxValue - 1_000_000 + _touched.Count, []);
        var layers = told.GroupBy(static one => one.Audience.ToString(), StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => Leaves.Of(group.Select(static one => new KeyValuePair<string, JsonElement>(one.Path, one.Value))), StringComparer.Ordinal);
        foreach (var audience in entity.Layers.Select(static layer => layer.Audience).Concat(layers.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            entity = entity.With(audience, layers.GetValueOrDefault(audience, Leaves.None));
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

    public void Remove(string type, string id) => Put(type, id, []);

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
                    changes.AddRange(Split(change).Select(part => (Audience.Of(audience.Split(',')).Value!, part)));
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

    private void Put(Entity entity)
    {
        World = World.With(entity);
        if (!_touched.Contains((entity.Type, entity.Id)))
        {
            _touched.Add((entity.Type, entity.Id));
        }
    }

    private static IEnumerable<EntityChange> Split(EntityChange change)
    {
        var part = new Part(change);
        foreach (var path in (change.Set?.Keys ?? []).Concat(change.Unset ?? []))
        {
            if (part.Bytes > MostBytes)
            {
                yield return part.Change;
                part = new Part(change);
            }

            part.Add(path);
        }

        yield return part.Change;
    }

    private sealed class Part(EntityChange whole)
    {
        private readonly SortedDictionary<string, JsonElement> _set = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, JsonElement> _was = new(StringComparer.Ordinal);
        private readonly List<string> _unset = [];

        public int Bytes { get; private set; }

        public EntityChange Change => whole with { Set = _set.Count > 0 ? _set : null, Unset = _unset.Count > 0 ? _unset : null, Was = _was.Count > 0 ? _was : null };

        public void Add(string path)
        {
            Bytes += path.Length;
            if (whole.Set?.TryGetValue(path, out var value) == true)
            {
                _set[path] = value;
                Bytes += value.GetRawText().Length;
            }
            else
            {
                _unset.Add(path);
            }

            if (whole.Was?.TryGetValue(path, out var was) == true)
            {
                _was[path] = was;
                Bytes += path.Length + was.GetRawText().Length;
            }
        }
    }
}
