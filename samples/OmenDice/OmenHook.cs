using System.Composition;
using System.Text.Json;
using PluginHost.Sdk;

namespace OmenDice;

/// <summary>Answers a lowest or highest roll of a twenty-sided die with an omen.</summary>
[Export(typeof(IUpdateHook))]
[method: ImportingConstructor]
public sealed class OmenHook(OmenStore store) : IUpdateHook
{
    public async Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken)
    {
        if (update.Event is not { Kind: "dice/rolled", Redacted: false } rolled || Read(rolled.Data) is not { } omen)
        {
            return Reaction.None;
        }

        // The event goes to those who saw the roll; the state commits together with it.
        return new Reaction
        {
            Events = [new NewEvent("omen-dice/omen", JsonSerializer.SerializeToElement(omen, OmenJson.Default.Omen), rolled.Audience) { Causes = rolled.Id }],
            State = [await store.AddAsync(rolled.Campaign, omen, cancellationToken)],
        };
    }

    private static Omen? Read(JsonElement data)
    {
        var roll = data.Deserialize(OmenJson.Default.Roll);
        var player = roll?.Player ?? "Somebody";
        return roll?.Dice?.FirstOrDefault(static die => die is { Sides: 20, Value: 1 or 20 }) switch
        {
            { Value: 20 } => new Omen($"A raven circles above {player}: fortune looks this way.", player, 20),
            { Value: 1 } => new Omen($"A candle goes out beside {player}: something has noticed.", player, 1),
            _ => null,
        };
    }
}
