namespace PluginHost.Dice.Tests;

/// <summary>Dice from a list of raw numbers, each taken into the die that needs one: both engines get the same, whatever dice they throw.</summary>
internal sealed class IndexedDice(IReadOnlyList<int> raw) : DiceSource
{
    public int Used { get; private set; }

    public override long? Throw(Faces faces) => Used == raw.Count ? null : faces.Value(raw[Used++] % faces.Count);
}
