using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>What one audience was told of an entity.</summary>
internal sealed record Layer(string Audience, Leaves Leaves)
{
    /// <summary>The narrower an audience, the later its layer: it says what the wider one was not told, or was told otherwise.</summary>
    public int Rank { get; } = RankOf(Audience);

    private static int RankOf(string audience)
    {
        var members = audience.Split(',');
        return members.Contains("everyone", StringComparer.Ordinal) ? 0 : members.Contains("table", StringComparer.Ordinal) ? 1 : members is ["gm"] ? 3 : 2;
    }
}

/// <summary>A thing of the campaign: a character, a place, a quest, a fight. A reader has only the layers that it may see.</summary>
/// <param name="Since">Its place in the order of creation.</param>
/// <param name="Layers">From the widest audience to the narrowest.</param>
internal sealed record Entity(string Type, string Id, long Since, ImmutableArray<Layer> Layers)
{
    private Leaves? _its;
    private object? _data;
    private object? _typed;

    /// <summary>All that the reader knows.</summary>
    public Leaves Its => _its ??= Layers.Length == 1 ? Layers[0].Leaves : Layers.Aggregate(Leaves.None, static (below, layer) => below.Over(layer.Leaves));

    public JsonElement Data => (JsonElement)(_data ??= Its.Data());

    /// <summary>One that was removed keeps its place, in case it comes back.</summary>
    public bool Exists => Layers.Any(static layer => layer.Leaves.Count > 0);

    public string Name => Its.Text("name") ?? Id;

    public Leaves Told(string audience) => Layers.FirstOrDefault(layer => layer.Audience == audience)?.Leaves ?? Leaves.None;

    /// <summary>The entity as a record of its own; made once, since neither ever changes.</summary>
    public T As<T>(Func<Entity, T> read)
        where T : class => _typed as T ?? Kept(read(this));

    public Entity With(string audience, Leaves leaves)
    {
        var index = 0;
        while (index < Layers.Length && Layers[index].Audience != audience)
        {
            index++;
        }

        if (index < Layers.Length)
        {
            return new Entity(Type, Id, Since, leaves.Count == 0 ? Layers.RemoveAt(index) : Layers.SetItem(index, Layers[index] with { Leaves = leaves }));
        }

        if (leaves.Count == 0)
        {
            return this;
        }

        var layer = new Layer(audience, leaves);
        var place = Layers.TakeWhile(other => other.Rank < layer.Rank || (other.Rank == layer.Rank && string.CompareOrdinal(other.Audience, audience) < 0)).Count();
        return new Entity(Type, Id, Since, Layers.Insert(place, layer));
    }

    private T Kept<T>(T typed)
        where T : class
    {
        _typed = typed;
        return typed;
    }
}
