using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace OmenDice;

/// <summary>The last omens of a campaign in the plugin's own state, newest first.</summary>
[Export, Shared]
[method: ImportingConstructor]
public sealed class OmenStore(IPluginStore store)
{
    private const int Kept = 20;

    internal async Task<IReadOnlyList<Omen>> ReadAsync(string campaign, CancellationToken cancellationToken)
    {
        var value = await store.GetAsync(Key(campaign), cancellationToken);
        return value?.Deserialize(OmenJson.Default.OmenList)?.Omens ?? [];
    }

    internal async Task<StateChange> AddAsync(string campaign, Omen omen, CancellationToken cancellationToken)
    {
        var omens = new OmenList([omen, .. (await ReadAsync(campaign, cancellationToken)).Take(Kept - 1)]);
        return new StateChange(Key(campaign), JsonSerializer.SerializeToElement(omens, OmenJson.Default.OmenList));
    }

    private static string Key(string campaign) => $"omens/{campaign}";
}
