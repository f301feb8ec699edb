using PluginHost.Dice;

namespace PluginHost.Campaigns.Tests;

/// <summary>The same dice for the same seed.</summary>
internal sealed class SeededDice(int seed) : IDiceSource
{
    private readonly Random _random = new(seed);

    public int Next(int sides)
    {
        lock (_random)
        {
            return _random.Next(sides) + 1;
        }
    }
}
