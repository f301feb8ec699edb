using System.Text.Json;
using PluginHost.Harness;

namespace PluginHost.Host.Tests;

/// <summary>A reader of another project, as a camera would use it.</summary>
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

    private static readonly NpmPackages Packages = new("qr", "jsqr@1.4.0");

    /// <summary>What each picture says.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(IReadOnlyList<QrCode> codes)
    {
        var pictures = JsonSerializer.Serialize(codes.Select(Picture).ToArray(), QrJson.Default.StringArrayArray);
        var read = await Programs.RunAsync("node", ["-e", Program], pictures, await Packages.FolderAsync());
        return [.. JsonElement.Parse(Assert.Single(read.Lines)).EnumerateArray()];
    }

    private static string[] Picture(QrCode code) =>
        [.. Enumerable.Range(-4, code.Size + 8).Select(y => new string([.. Enumerable.Range(-4, code.Size + 8).Select(x => code[x, y] ? '#' : '.')]))];
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[][]))]
internal sealed partial class QrJson : System.Text.Json.Serialization.JsonSerializerContext;
