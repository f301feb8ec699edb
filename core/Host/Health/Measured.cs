using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace PluginHost.Host;

/// <summary>One instrument and its series, one for each combination of tags.</summary>
internal sealed class Measured
{
    private const int MostSeries = 500;

    private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly string _help;
    private readonly Form _form;

    public Measured(Instrument instrument)
    {
        var kind = instrument.GetType();
        var shape = kind.IsGenericType ? kind.GetGenericTypeDefinition() : kind;
        _form = shape == typeof(Histogram<>) ? Form.Histogram
            : shape == typeof(Counter<>) ? Form.Counter
            : shape == typeof(ObservableCounter<>) ? Form.ObservedCounter
            : shape == typeof(UpDownCounter<>) ? Form.Sum
            : Form.Gauge;
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        var unit = instrument.Unit switch { "By" => "_bytes", "s" => "_seconds", "ms" => "_milliseconds", _ => string.Empty };
        Name = name + (name.EndsWith(unit, StringComparison.Ordinal) ? string.Empty : unit) + (_form is Form.Counter or Form.ObservedCounter ? "_total" : string.Empty);
        _help = instrument.Description ?? instrument.Name;
    }

    private enum Form
    {
        Counter,
        ObservedCounter,
        Sum,
        Gauge,
        Histogram,
    }

    public string Name { get; }

    /// <summary>Never more series than a scrape can bear, whatever tags come.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        if (_series.TryGetValue(labels, out var series) || (_series.Count < MostSeries && (series = _series.GetOrAdd(labels, static _ => new Series())) is not null))
        {
            series.Add(value, replace: _form is Form.Gauge or Form.ObservedCounter);
        }
    }

    public void WriteTo(StringBuilder text)
    {
        var type = _form switch { Form.Counter or Form.ObservedCounter => "counter", Form.Histogram => "histogram", _ => "gauge" };
        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {_help}\n# TYPE {Name} {type}\n");
        foreach (var (labels, series) in _series.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            if (_form == Form.Histogram)
            {
                series.WriteHistogram(text, Name, labels);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{Name}{(labels.Length == 0 ? string.Empty : $"{{{labels}}}")} {series.Value}\n");
            }
        }
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return string.Empty;
        }

        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length == 0 ? string.Empty : ",")}{name.Replace('.', '_')}=\"{escaped}\"");
        }

        return labels.ToString();
    }
}
