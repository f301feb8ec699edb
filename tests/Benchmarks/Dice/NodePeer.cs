using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PluginHost.Dice.Tests;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>rpg-dice-roller in one Node process that lives as long as the benchmark, warm after its first rounds.</summary>
internal sealed class NodePeer : IDisposable
{
    private readonly Process _process;

    private NodePeer(Process process) => _process = process;

    public static async Task<NodePeer> StartAsync()
    {
        var module = await RpgDiceRoller.ModuleAsync();
        var script = Path.Combine(Repository.Root, "tests", "Benchmarks", "Dice", "peer.mjs");
        return new(Programs.Start("node", [script, module]));
    }

    /// <summary>Rolls a second.</summary>
    public async Task<double> RateAsync(string expression, bool parsed, int milliseconds)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"expr":"{{JsonEncodedText.Encode(expression)}}","parsed":{{(parsed ? "true" : "false")}},"milliseconds":{{milliseconds}}}"""));
        await _process.StandardInput.FlushAsync();
        var answer = JsonElement.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Node went away."));
        return answer.GetProperty("rolls").GetDouble() / answer.GetProperty("seconds").GetDouble();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
