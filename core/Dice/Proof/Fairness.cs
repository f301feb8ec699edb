using System.Globalization;

namespace PluginHost.Dice;

/// <summary>
/// Answers whether dice are fair, at any time and as often as asked: the evidence is a betting score. Someone who bets against fair dice, learning from each
/// face, does not multiply a stake by more than N with odds above 1 in N, whenever they stop.
/// </summary>
public sealed class Fairness
{
    private const double Prior = 0.5;

    private readonly Dictionary<long, Dictionary<long, long>> _faces = [];
    private readonly Dictionary<long, long> _throws = [];
    private double _log;

    /// <summary>How many dice were looked at.</summary>
    public long Throws => _throws.Values.Sum();

    /// <summary>The stake of one, after all bets; the logarithm, since it can be huge.</summary>
    public double LogEvidence => _log;

    /// <summary>How often fair dice would look at least this strange at some time.</summary>
    public double Odds => Math.Min(1, Math.Exp(-_log));

    /// <summary>Looks at one die.</summary>
    /// <param name="sides">How many faces it has.</param>
    /// <param name="face">Which it shows.</param>
    public void Add(long sides, long face)
    {
        if (sides < 2)
        {
            return;
        }

        if (!_faces.TryGetValue(sides, out var counts))
        {
            _faces[sides] = counts = [];
        }

        var (seen, throws) = (counts.GetValueOrDefault(face), _throws.GetValueOrDefault(sides));
        _log += Math.Log(sides * (seen + Prior) / (throws + (sides * Prior)));
        counts[face] = seen + 1;
        _throws[sides] = throws + 1;
    }

    public override string ToString() => Odds switch
    {
        >= 0.05 => $"Nothing speaks against these dice: {Throws} throws look like those of fair ones.",
        >= 0.001 => string.Create(CultureInfo.InvariantCulture, $"These {Throws} throws are a little strange: fair dice look so in {Odds:0.##%} of all evenings. Keep rolling."),
        _ => string.Create(CultureInfo.InvariantCulture, $"These dice are hardly fair: {Throws} throws as strange as these come once in {Math.Exp(Math.Min(_log, 600)):0.##e+0}."),
    };
}
