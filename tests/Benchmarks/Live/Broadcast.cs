using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>The npm package ws with rooms, nothing kept and nobody cut: what the wire itself costs at this fan-out.</summary>
internal static class Broadcast
{
    public static readonly NpmPackages Ws = new("ws", "ws@8.18.3");
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyCollection<double>> MeasureAsync(Soak soak)
    {
        var script = Path.Combine(Repository.Root, "tests", "Benchmarks", "Live", "broadcast.mjs");
        await Ws.FolderAsync();
        using var node = Programs.Start("node", [script, Ws.Module("ws")]);
        var address = new Uri($"ws://127.0.0.1:{int.Parse((await node.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture)}/");
        using var ended = new CancellationTokenSource();
        var latencies = new List<List<double>>();
        var listening = new List<Task>();
        for (var seat = 0; seat < soak.Campaigns * soak.Clients; seat++)
        {
            var socket = await JoinAsync(address, seat % soak.Campaigns);
            latencies.Add([]);
            listening.Add(ListenAsync(socket, latencies[^1], ended.Token));
        }

        using (var speaker = await JoinAsync(address, -1))
        {
            await SpeakAsync(speaker, soak);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        await ended.CancelAsync();
        await Task.WhenAll(listening);
        node.StandardInput.Close();
        await node.WaitForExitAsync(CancellationToken.None);
        return [.. latencies.SelectMany(static one => one)];
    }

    private static async Task SpeakAsync(ClientWebSocket speaker, Soak soak)
    {
        var perSecond = soak.Campaigns * soak.EventsPerSecond;
        var began = Stopwatch.GetTimestamp();
        for (var word = 0; word < perSecond * Lasts.TotalSeconds; word++)
        {
            var due = TimeSpan.FromSeconds(word / (double)perSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due);
            }

            await SendAsync(speaker, $$"""{"to":"r{{word % soak.Campaigns}}","say":"{{Moments.Now()}} 1d20 (14) + 5 = 19"}""");
        }
    }

    private static async Task<ClientWebSocket> JoinAsync(Uri address, int room)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        await SendAsync(socket, $$"""{"join":"r{{room}}"}""");
        await socket.ReceiveAsync(new byte[1024].AsMemory(), CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task ListenAsync(ClientWebSocket socket, List<double> latencies, CancellationToken ended)
    {
        using (socket)
        {
            var buffer = new byte[4096];
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(), ended) is { MessageType: not WebSocketMessageType.Close } part)
                {
                    if (Moments.In(buffer.AsSpan(0, part.Count)) is { } asked)
                    {
                        latencies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    }
                }
            }
            catch (Exception over) when (over is OperationCanceledException or WebSocketException)
            {
                // Measured enough.
            }
        }
    }
}
