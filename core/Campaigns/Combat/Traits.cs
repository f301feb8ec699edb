using System.Collections.Immutable;
using System.Text.Json;

namespace PluginHost.Campaigns;

/// <param name="Current">What is left of it.</param>
internal sealed record Pool(int Current, int Max);

/// <summary>What a creature is made of, as far as a fight asks for it. The game master's alone.</summary>
/// <param name="Bonus">What is added to its initiative.</param>
/// <param name="Save">What is added when its concentration is tried.</param>
internal sealed record Traits(int? Bonus, int? Save, ImmutableArray<string> Resists, ImmutableArray<string> Immune, ImmutableArray<string> Vulnerable, ImmutableArray<string> Never, Pool? Actions, Pool? Resistances)
{
    public static readonly Traits None = new(null, null, [], [], [], [], null, null);

    public static Traits Of(Leaves its) => new(
        its.Number("traits/initiative"), its.Number("traits/concentration"), Words(its, "traits/resists"), Words(its, "traits/immune"), Words(its, "traits/vulnerable"), Words(its, "traits/never"), PoolOf(its, "legendary/actions"), PoolOf(its, "legendary/resistances"));

    public IEnumerable<KeyValuePair<string, JsonElement>> Leaves()
    {
        if (Bonus is { } bonus)
        {
            yield return new("traits/initiative", Values.Number(bonus));
        }

        if (Save is { } save)
        {
            yield return new("traits/concentration", Values.Number(save));
        }

        foreach (var (name, words) in new[] { ("resists", Resists), ("immune", Immune), ("vulnerable", Vulnerable), ("never", Never) })
        {
            for (var index = 0; index < words.Length; index++)
            {
                yield return new(Paths.Element("traits/" + name, index), Values.Text(words[index]));
            }
        }

        foreach (var (name, pool) in new[] { ("actions", Actions), ("resistances", Resistances) })
        {
            if (pool is not null)
            {
                yield return new($"legendary/{name}/current", Values.Number(pool.Current));
                yield return new($"legendary/{name}/max", Values.Number(pool.Max));
            }
        }
    }

    private static ImmutableArray<string> Words(Leaves its, string path) =>
        [.. its.Below(path + "/#").Select(its.Text).OfType<string>()];

    private static Pool? PoolOf(Leaves its, string path) => its.Number(path + "/max") is { } max ? new Pool(its.Number(path + "/current") ?? max, max) : null;
}
