using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace OmenDice;

/// <summary>Tells viewers of an omen when it appears.</summary>
[Export(typeof(IFeed))]
public sealed class OmenFeed : IFeed
{
    public string Name => "omens";

    // A view has no part of ours, so that a new viewer begins without an omen.
    public ValueTask<IReadOnlyList<JsonElement>> OpenAsync(FeedView view, CancellationToken cancellationToken) => new([]);

    public ValueTask<IReadOnlyList<JsonElement>> NextAsync(FeedView view, TableEvent happened, CancellationToken cancellationToken)
    {
        if (happened is not { Kind: "omen-dice/omen", Redacted: false } || happened.Data.Deserialize(OmenJson.Default.Omen) is not { } omen)
        {
            return new([]);
        }

        return new([JsonSerializer.SerializeToElement(new OmenMessage("omen", omen), OmenJson.Default.OmenMessage)]);
    }
}
