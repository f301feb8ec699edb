using System.Diagnostics;
using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>One start of <c>pluginhost mcp</c> with no host in the folder, as a program begins it: greeting, then the list of tools.</summary>
internal sealed class EarlyAssistant : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private int _ids;

    private EarlyAssistant(Process process) => _process = process;

    public string Greeted { get; private set; } = string.Empty;

    public string Listed { get; private set; } = string.Empty;

    /// <summary>What it said that was no answer.</summary>
    public List<JsonNode> News { get; } = [];

    public static async Task<EarlyAssistant> StartAsync(string data, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostAssembly, "mcp", "--data", data, "--port", $"{HostProcess.FreePort()}", .. more])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var assistant = new EarlyAssistant(Process.Start(start)!);
        assistant.Greeted = (await assistant.AskAsync("initialize", """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}"""))["result"]!.ToJsonString();
        await assistant._process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        assistant.Listed = await assistant.ListAsync();
        return assistant;
    }

    /// <summary>Start to end: what was listed.</summary>
    public static async Task<string> ListedAsync(string data, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        using var assistant = await StartAsync(data, environment, more);
        await assistant.RollAsync();
        Assert.Empty(assistant.News);
        await assistant.EndAsync();
        return assistant.Listed;
    }

    public async Task<string> ListAsync() => (await AskAsync("tools/list"))["result"]!.ToJsonString();

    /// <summary>Something that only the host itself can do.</summary>
    public Task<JsonNode> RollAsync() => AskAsync("tools/call", """{"name":"explain_dice","arguments":{"expression":"2d6"}}""");

    public async Task<JsonNode> AskAsync(string method, string? parameters = null)
    {
        var id = ++_ids;
        await _process.StandardInput.WriteLineAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}"{{(parameters is null ? "" : $",\"params\":{parameters}")}}}""");
        return await HeardAsync(message => message["id"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number && message["id"]!.GetValue<int>() == id);
    }

    public async Task<JsonNode> HeardAsync(Func<JsonNode, bool> wanted)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            var message = JsonNode.Parse(line)!;
            if (wanted(message))
            {
                return message;
            }

            News.Add(message);
        }

        throw new InvalidOperationException("It ended: " + await _process.StandardError.ReadToEndAsync());
    }

    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
