using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginHost.Harness;

namespace PluginHost.Campaigns.Tests.Pictures;

/// <summary>A file, and what a browser sees in it.</summary>
internal sealed record Seen(string Name, byte[] File, int Width, int Height, byte[] Rgba);

/// <summary>Debian's Chromium, which makes pictures and says what it sees in them.</summary>
internal static class Chromium
{
    private const string Script = """
        const draw = (width, height, clear) => {
          const canvas = new OffscreenCanvas(width, height);
          const pen = canvas.getContext('2d');
          const ground = pen.createLinearGradient(0, 0, width, height);
          ['#102040', '#c08040', '#20a060'].forEach((colour, at) => ground.addColorStop(at / 2, colour));
          if (!clear) { pen.fillStyle = ground; pen.fillRect(0, 0, width, height); }
          for (let i = 0; i < 12; i++) {
            pen.fillStyle = `rgba(${i * 21}, ${255 - i * 17}, ${(i * 67) % 256}, ${clear ? .3 + i / 20 : 1})`;
            pen.beginPath(); pen.arc((i * 37) % width, (i * 23) % height, 2 + (i * 5) % 17, 0, 7); pen.fill();
            pen.fillRect((i * 53) % width, (i * 31) % height, 9, 4);
          }
          return canvas;
        };
        const base64 = (bytes) => { let text = ''; for (const one of bytes) text += String.fromCharCode(one); return btoa(text); };
        const made = [];
        const see = async (name, blob) => {
          const picture = await createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          pen.drawImage(picture, 0, 0);
          made.push([name, base64(new Uint8Array(await blob.arrayBuffer())), picture.width, picture.height, base64(pen.getImageData(0, 0, picture.width, picture.height).data)].join(' '));
        };
        const all = async () => {
          for (const [width, height] of [[1, 1], [2, 3], [17, 9], [64, 64], [131, 77]]) {
            for (const clear of [false, true]) {
              const canvas = draw(width, height, clear);
              for (const [type, qualities] of [['png', [1]], ['jpeg', clear ? [] : [.2, .75, .95, 1]], ['webp', [.05, .5, .9, 1]]]) {
                for (const quality of qualities) await see(`${type}-${quality}-${width}x${height}${clear ? '-clear' : ''}`, await canvas.convertToBlob({ type: `image/${type}`, quality }));
              }
            }
          }
          for (const [name, type, file] of given) await see(name, new Blob([Uint8Array.from(atob(file), (one) => one.charCodeAt(0))], { type }));
        };
        all().then(() => made.join('\n'), (error) => `failed ${error}`).then((body) => fetch('/', { method: 'POST', body }));
        """;

    private static readonly Lazy<Task<IReadOnlyList<Seen>>> Once = new(AskAsync);

    /// <summary>Pictures of several sizes and qualities that Chromium made, those that other programs made, and our own.</summary>
    public static Task<IReadOnlyList<Seen>> PicturesAsync() => Once.Value;

    private static async Task<IReadOnlyList<Seen>> AskAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pictures-").FullName;
        using var listener = Listening(out var address);
        using var chromium = Programs.Start("/usr/bin/chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", $"--user-data-dir={folder}", address]);
        try
        {
            while (true)
            {
                var asked = await listener.GetContextAsync();
                if (asked.Request.HttpMethod == "POST")
                {
                    using var reader = new StreamReader(asked.Request.InputStream);
                    return Read(await reader.ReadToEndAsync());
                }

                asked.Response.ContentType = "text/html";
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(asked.Request.RawUrl == "/" ? Page() : ""));
                asked.Response.Close();
            }
        }
        finally
        {
            chromium.Kill(entireProcessTree: true);
            await chromium.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HttpListener Listening(out string address)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        var listener = new HttpListener();
        listener.Prefixes.Add(address);
        listener.Start();
        return listener;
    }

    private static string Page()
    {
        var given = Samples.All.Concat(PngMaking.All).Select(static one => $"['{one.Name}','{one.MediaType}','{Convert.ToBase64String(one.File)}']");
        return $"<!DOCTYPE html><script>const given = [{string.Join(',', given)}];\n{Script}</script>";
    }

    private static IReadOnlyList<Seen> Read(string text)
    {
        Assert.False(text.StartsWith("failed", StringComparison.Ordinal), text);
        return [.. text.Split('\n').Select(static line => line.Split(' ')).Select(static one => new Seen(one[0], Convert.FromBase64String(one[1]), int.Parse(one[2]), int.Parse(one[3]), Convert.FromBase64String(one[4])))];
    }
}
