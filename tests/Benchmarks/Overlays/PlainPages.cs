using System.Diagnostics;
using System.Globalization;
using System.Text;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>Bare pages on a bare ws broadcast in Node, for the same bytes.</summary>
internal sealed class PlainPages : IDisposable
{
    private readonly Process _node;
    private readonly HttpClient _http;

    private PlainPages(Process node, Uri address) => (_node, _http) = (node, new HttpClient { BaseAddress = address });

    public string Address => _http.BaseAddress!.AbsoluteUri;

    public static async Task<PlainPages> StartAsync()
    {
        await Broadcast.Ws.FolderAsync();
        var node = Programs.Start("node", [OverlaysBenchmark.Script("plain.mjs"), Broadcast.Ws.Module("ws")]);
        var port = int.Parse((await node.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        return new PlainPages(node, new Uri($"http://127.0.0.1:{port}/"));
    }

    public async Task SayAsync(IEnumerable<string> messages)
    {
        using var body = new StringContent(string.Join('\n', messages), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri("/", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _http.Dispose();
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
