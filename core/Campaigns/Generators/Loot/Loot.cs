namespace PluginHost.Campaigns.Generators;

/// <param name="Level">Of the party, or of what was overcome.</param>
/// <param name="Rich">Whether it is a hoard and not a pocket.</param>
internal sealed record LootWish(string System, int Level, bool Rich = false, string? Genre = null, string? Seed = null);

/// <param name="Worth">In the coin of the genre; zero for what has no price.</param>
/// <param name="Source">The book it comes from; null for our own.</param>
internal sealed record LootItem(string Name, int Worth, string? Source = null);

/// <param name="Coin">What the amount is counted in.</param>
/// <param name="Promise">A thread for the game master to pull.</param>
internal sealed record Loot(int Coins, string Coin, IReadOnlyList<LootItem> Items, string Promise, string Seed, IReadOnlyList<string> Remarks);
