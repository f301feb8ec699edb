using System.Globalization;
using System.Text;

namespace PluginHost.Host;

/// <summary>A running value, or how values spread.</summary>
internal sealed class Series
{
    private static readonly double[] Bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private double _value;
    private long _count;

    public double Value
    {
        get
        {
            lock (_gate)
            {
                return _value;
            }
        }
    }

    public void Add(double value, bool replace)
    {
        lock (_gate)
        {
            _value = replace ? value : _value + value;
            _count++;
            var at = Array.BinarySearch(Bounds, value);
            _buckets[at < 0 ? ~at : at]++;
        }
    }

    public void WriteHistogram(StringBuilder text, string name, string labels)
    {
        lock (_gate)
        {
            var comma = labels.Length == 0 ? string.Empty : labels + ",";
            var sum = 0L;
            for (var at = 0; at < Bounds.Length; at++)
            {
                sum += _buckets[at];
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{comma}le=\"{Bounds[at]}\"}} {sum}\n");
            }

            var braces = labels.Length == 0 ? string.Empty : $"{{{labels}}}";
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{comma}le=\"+Inf\"}} {_count}\n{name}_sum{braces} {_value}\n{name}_count{braces} {_count}\n");
        }
    }
}
