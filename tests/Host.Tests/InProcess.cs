using System.Text.Json;

namespace PluginHost.Host.Tests;

/// <summary>Runs the program's commands in this process.</summary>
internal static class InProcess
{
    public static async Task<Ran> RunAsync(string[] words, Func<string, string?>? environment = null, CancellationToken cancellationToken = default)
    {
        var (results, errors) = (new StringWriter(), new StringWriter());
        var code = await Entry.RunAsync(words, new Terminal(TextWriter.Synchronized(results), TextWriter.Synchronized(errors), interactive: false), environment ?? (static _ => null), cancellationToken);
        return new Ran(code, results.ToString(), errors.ToString());
    }
}

internal sealed record Ran(int Code, string Results, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Results).RootElement;
}
