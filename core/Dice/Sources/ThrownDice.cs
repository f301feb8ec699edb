using System.Globalization;

namespace PluginHost.Dice;

/// <summary>Faces of real dice, in the order they are needed: the whole pool first, then what is thrown again, from left to right.</summary>
public sealed class ThrownDice(IReadOnlyList<long> thrown) : DiceSource
{
    private int _next;
    private string _reason = "";

    /// <summary>How many faces were used.</summary>
    public int Used => _next;

    public override string Reason => _reason;

    public override long? Throw(Faces faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (_next == thrown.Count)
        {
            _reason = string.Create(CultureInfo.InvariantCulture, $"There are {thrown.Count} faces, and another {faces} is needed.");
            return null;
        }

        if (!faces.Has(thrown[_next]))
        {
            _reason = string.Create(CultureInfo.InvariantCulture, $"A {faces} cannot show {thrown[_next]}.");
            return null;
        }

        return thrown[_next++];
    }
}
