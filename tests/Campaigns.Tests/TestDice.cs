using PluginHost.Dice;

namespace PluginHost.Campaigns.Tests;

/// <summary>The same dice for the same seed, also when several roll at once.</summary>
internal sealed class TestDice(int seed) : DiceSource
{
    private readonly Random _random = new(seed);

    public override long? Throw(Faces faces)
    {
        lock (_random)
        {
            return faces.Value(_random.NextInt64(faces.Count));
        }
    }
}
