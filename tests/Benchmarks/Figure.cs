using System.Text.Json.Serialization;

namespace PluginHost.Benchmarks;

/// <summary>One measured figure beside what it is measured against.</summary>
/// <param name="Benchmark">Which benchmark it belongs to.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(string Benchmark, string Name, double Value, string Unit)
{
    /// <summary>What the figure should stay under.</summary>
    public double? Target { get; init; }

    /// <summary>The named peer of the same run.</summary>
    public string? Peer { get; init; }

    /// <summary>How many times the peer's figure this one is.</summary>
    public double? Ratio { get; init; }

    public override string ToString()
    {
        var target = Target is null ? "" : $"  (target < {Target:0.##} {Unit})";
        var peer = Ratio is null ? "" : $"  = {Ratio:0.00} x {Peer}";
        return $"{Benchmark,-8} {Name,-48} {Value,12:#,0.##} {Unit}{peer}{target}";
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(List<Figure>))]
internal sealed partial class FigureJson : JsonSerializerContext;
