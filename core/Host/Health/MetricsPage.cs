using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace PluginHost.Host;

/// <summary>Everything that the house's meters measure, in the text format of Prometheus.</summary>
internal sealed class MetricsPage : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, Measured> _measured = [];
    private readonly MeterListener _listener;

    /// <param name="owner">Meters of another owner in the same process are left out.</param>
    public MetricsPage(object owner)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("PluginHost", StringComparison.Ordinal) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, owner)))
                {
                    listener.EnableMeasurementEvents(instrument, _measured.GetOrAdd(instrument, static one => new Measured(one)));
                }
            },
            MeasurementsCompleted = (instrument, _) => _measured.TryRemove(instrument, out Measured? _),
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((Measured)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((Measured)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((Measured)state!).Record(value, tags));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var measured in _measured.Values.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            measured.WriteTo(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
