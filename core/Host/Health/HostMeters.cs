using System.Diagnostics.Metrics;
using PluginHost.Journal;

namespace PluginHost.Host;

/// <summary>What the program itself measures.</summary>
internal sealed class HostMeters : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _requests;

    public HostMeters(object owner, IJournal journal, TimeProvider time)
    {
        var started = time.GetTimestamp();
        _meter = new Meter(new MeterOptions("PluginHost.Host") { Scope = owner });
        _calls = _meter.CreateCounter<long>("pluginhost.tool.calls", description: "Tool calls by door and outcome.");
        _durations = _meter.CreateHistogram<double>("pluginhost.tool.duration", "s", "How long tool calls took.");
        _requests = _meter.CreateCounter<long>("pluginhost.http.requests", description: "Requests by status.");
        _meter.CreateObservableGauge("pluginhost.events", () => journal.Journals.Sum(journal.Head), description: "Events in all journals.");
        _meter.CreateObservableGauge("pluginhost.journals", () => journal.Journals.Count, description: "Journals that have events.");
        _meter.CreateObservableGauge("pluginhost.process.memory", static () => Environment.WorkingSet, "By", "Resident memory of the process.");
        _meter.CreateObservableGauge("pluginhost.process.heap", static () => GC.GetTotalMemory(forceFullCollection: false), "By", "Managed memory in use.");
        _meter.CreateObservableCounter("pluginhost.process.cpu", static () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time used.");
        _meter.CreateObservableGauge("pluginhost.uptime", () => time.GetElapsedTime(started).TotalSeconds, "s", "Time since the start.");
    }

    public void Called(string door, bool succeeded, TimeSpan took)
    {
        _calls.Add(1, new("door", door), new("outcome", succeeded ? "done" : "refused"));
        _durations.Record(took.TotalSeconds);
    }

    public void Answered(int status) => _requests.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Dispose() => _meter.Dispose();
}
