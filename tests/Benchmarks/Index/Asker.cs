using System.Diagnostics;
using System.Globalization;

namespace PluginHost.Benchmarks;

/// <summary>A process that asks all questions once for every line it is given.</summary>
internal sealed class Asker(string program, params string[] arguments) : IDisposable
{
    private readonly Process _process =
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Microseconds and hits of each question.</summary>
    public async Task<(double Spent, int Hits)[]> RoundAsync()
    {
        await _process.StandardInput.WriteLineAsync("round");
        await _process.StandardInput.FlushAsync();
        var numbers = (await LineAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. numbers.Chunk(2).Select(static pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)))];
    }

    /// <summary>The most memory it had, in bytes; and it ends.</summary>
    public async Task<double> EndAsync()
    {
        _process.StandardInput.Close();
        var peak = double.Parse(await LineAsync(), CultureInfo.InvariantCulture);
        await _process.WaitForExitAsync();
        return peak;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> LineAsync() => await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process that asks went away.");
}
