using System.Text.Json;
using PluginHost.Campaigns.Generators;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Tests.Generators;

/// <summary>What must hold for every sheet that was generated: the same as for one that came from a file.</summary>
internal static class GeneratedSheets
{
    public static void Hold(GeneratedCharacter made)
    {
        var read = Sheet.Parse(made.Sheet.ToJson());
        Assert.True(read.Succeeded, $"{made.Seed}: {read.Error}");
        var derived = Derivation.Complete(read.Value);
        Assert.True(derived.Disagreements.Count == 0, $"{made.Seed}: {string.Join(' ', derived.Disagreements)}");

        // Nothing was left for the derivation to fill in, or the comparison above compared nothing.
        Assert.Equal(JsonSerializer.Serialize(read.Value, SheetJson.Default.Sheet), JsonSerializer.Serialize(derived.Sheet, SheetJson.Default.Sheet));
        Assert.NotEmpty(made.Attribution);
        Assert.False(string.IsNullOrWhiteSpace(made.Sheet.Notes?.Backstory));
        Assert.True(made.Sheet.Combat?.Hp?.Max > 0);
        foreach (var attack in made.Sheet.Combat!.Attacks ?? [])
        {
            Assert.True(ChanceDice.Roll(attack.Damage!, new Chance(1)) is not null, $"{attack.Name}: {attack.Damage}");
        }
    }
}

internal sealed class TestShelf : Dictionary<string, IReadOnlyList<ShelfEntry>>, IContentShelf
{
    public IReadOnlyList<ShelfEntry> Find(string system, string type) => this.GetValueOrDefault(type) ?? [];
}
