using System.Diagnostics;
using System.Text.Json;

namespace PluginHost.Host.Tests;

/// <summary>A reader of another project, as a camera would use it: npm's jsqr.</summary>
internal static class QrReader
{
    private const string Program = """
        const jsQR = require('jsqr');
        const codes = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const read = rows => {
          const scale = 4, side = rows.length * scale, pixels = new Uint8ClampedArray(side * side * 4).fill(255);
          rows.forEach((row, y) => [...row].forEach((dark, x) => {
            if (dark === '#') for (let dy = 0; dy < scale; dy++) for (let dx = 0; dx < scale; dx++) {
              const at = ((y * scale + dy) * side + x * scale + dx) * 4;
              pixels[at] = pixels[at + 1] = pixels[at + 2] = 0;
            }
          }));
          const found = jsQR(pixels, side, side);
          return found && { text: found.data, version: found.version };
        };
        console.log(JSON.stringify(codes.map(read)));
        """;

    /// <returns>What each picture says; null when npm cannot be had.</returns>
    public static async Task<IReadOnlyList<JsonElement>?> ReadAsync(IReadOnlyList<QrCode> codes)
    {
        if (await FolderAsync() is not { } folder)
        {
            return null;
        }

        var pictures = JsonSerializer.Serialize(codes.Select(Picture).ToArray(), QrJson.Default.StringArrayArray);
        var said = await RunAsync(folder, "node", ["-e", Program], pictures);
        return [.. JsonDocument.Parse(said!).RootElement.EnumerateArray()];
    }

    private static string[] Picture(QrCode code) =>
        [.. Enumerable.Range(-4, code.Size + 8).Select(y => new string([.. Enumerable.Range(-4, code.Size + 8).Select(x => code[x, y] ? '#' : '.')]))];

    private static async Task<string?> FolderAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PluginHost.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(root!.FullName, "artifacts", "npm-qr");
        if (!File.Exists(Path.Combine(folder, "node_modules", "jsqr", "package.json")))
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}");
            if (await RunAsync(folder, "npm", ["install", "--no-audit", "--no-fund", "jsqr@1.4.0"], null) is null)
            {
                return null;
            }
        }

        return folder;
    }

    private static async Task<string?> RunAsync(string folder, string program, string[] words, string? input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            await wrong;
            return process.ExitCode == 0 ? await said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[][]))]
internal sealed partial class QrJson : System.Text.Json.Serialization.JsonSerializerContext;
