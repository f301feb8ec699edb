using System.Collections.Concurrent;
using System.Diagnostics;
using PluginHost.EndToEnd.Tests;
using PluginHost.Harness;

namespace PluginHost.Benchmarks;

/// <summary>
/// What an assistant waits for: a call's round trip over standard input and output and over HTTP, with one session and with 200, beside a minimal server of
/// the protocol's own npm library with one tool; and from the start of <c>pluginhost mcp</c> to its first list of tools and its first answered call.
/// </summary>
internal static class McpBenchmark
{
    private const string Peer = "npm SDK";
    private const int First = 500;

    private const int Calls = 3000;
    private const int Sessions = 200;
    private const int AtOnce = 16;
    private const int Starts = 5;

    /// <summary>Until both have compiled what they use as well as they ever will: compilers work beside the calls, so that a number of calls says little.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly string Script = Path.Combine(Repository.Root, "tests", "Benchmarks", "Assistants", "peer.mjs");

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        using var peer = await NodePeers.StartAsync(Script, NodePeers.Packages, $"{HostProcess.FreePort()}");
        var peerPort = int.Parse(peer.StartInfo.ArgumentList[^1], System.Globalization.CultureInfo.InvariantCulture);
        await peer.StandardError.ReadLineAsync();
        using var scratch = new Scratch();
        await using var host = await HostProcess.StartAsync(scratch.In("data"));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1000, UseProxy = false });

        // While both are fresh: later their heaps have room to spare for all sessions.
        var (_, itsMemory) = await ManyAsync(http, peerPort, null, () => Resident(peer), rounds: 0);
        var (_, ownMemory) = await ManyAsync(http, host.Port, host.Key, () => host.ResidentBytes, rounds: 0);
        foreach (var (door, data) in new[] { ("stdio, attached", host.Data), ("stdio, embedded", scratch.In("own")) })
        {
            using var ours = new StdioTalk("dotnet", Repository.HostAssembly, "mcp", "--data", data, "--port", data == host.Data ? $"{host.Port}" : $"{HostProcess.FreePort()}");
            using var theirs = new StdioTalk(NodePeers.Node, Script, NodePeers.Packages);
            await ours.BeginAsync();
            await theirs.BeginAsync();
            foreach (var figure in await BesideAsync(door, ours.AskAsync, theirs.AskAsync))
            {
                yield return figure;
            }
        }

        using (var ours = new HttpTalk(http, host.Port, host.Key))
        using (var theirs = new HttpTalk(http, peerPort, null))
        {
            await ours.BeginAsync();
            await theirs.BeginAsync();
            foreach (var figure in await BesideAsync("http", ours.AskAsync, theirs.AskAsync))
            {
                yield return figure;
            }

            var rolls = await TimedAsync(ours.AskAsync, static id => Dialogue.Call(id, "roll_dice"), Calls / 3);
            yield return new Figure("mcp", "http: a roll, committed to the journal, p50", rolls.Percentile(0.5), "ms");
            yield return new Figure("mcp", "http: a roll, committed to the journal, p99", rolls.Percentile(0.99), "ms");
        }

        var (its, _) = await ManyAsync(http, peerPort, null, () => Resident(peer), rounds: 10);
        var (own, _) = await ManyAsync(http, host.Port, host.Key, () => host.ResidentBytes, rounds: 10);
        yield return Beside($"{Sessions} sessions, {AtOnce} calls at once: p50", own.Percentile(0.5), its.Percentile(0.5), "ms");
        yield return Beside($"{Sessions} sessions, {AtOnce} calls at once: p99", own.Percentile(0.99), its.Percentile(0.99), "ms");
        yield return Beside($"{Sessions} sessions: memory of one", ownMemory, itsMemory, "kB");
        peer.Kill();

        var attached = await StartsAsync(() => ["dotnet", Repository.HostAssembly, "mcp", "--data", host.Data, "--port", $"{host.Port}"]);
        await host.StopAsync();
        var fresh = await StartsAsync(() => ["dotnet", Repository.HostAssembly, "mcp", "--data", scratch.In(Guid.NewGuid().ToString("N")), "--port", $"{HostProcess.FreePort()}"]);
        var again = await StartsAsync(() => ["dotnet", Repository.HostAssembly, "mcp", "--data", host.Data, "--port", $"{HostProcess.FreePort()}"]);
        var node = await StartsAsync(static () => [NodePeers.Node, Script, NodePeers.Packages]);
        yield return Beside("start to the first tools/list, attached", attached.Listed, node.Listed, "ms");
        yield return Beside("start to the first tools/list, embedded", again.Listed, node.Listed, "ms");
        yield return Beside("the same with a new data folder", fresh.Listed, node.Listed, "ms");
        yield return Beside("start to the first answered call, attached", attached.Called, node.Called, "ms");
        yield return Beside("start to the first answered call, embedded", again.Called, node.Called, "ms");
        yield return Beside("the same call with a new data folder", fresh.Called, node.Called, "ms");
    }

    private static async Task<IReadOnlyList<Figure>> BesideAsync(string door, Func<Func<int, string>, Task> ours, Func<Func<int, string>, Task> theirs)
    {
        var (ownFirst, itsFirst) = (await TimedAsync(ours, static id => Dialogue.Call(id), First), await TimedAsync(theirs, static id => Dialogue.Call(id), First));
        foreach (var one in (Func<Func<int, string>, Task>[])[ours, theirs])
        {
            for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < WarmUp;)
            {
                _ = await TimedAsync(one, static id => Dialogue.Call(id), First);
            }
        }

        // Turn about, so that what else the machine does meets both.
        var (own, its) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 10; turn++)
        {
            own.AddRange(await TimedAsync(ours, static id => Dialogue.Call(id), Calls / 10));
            its.AddRange(await TimedAsync(theirs, static id => Dialogue.Call(id), Calls / 10));
        }

        return
        [
            Beside($"{door}: tools/call p50, the first {First}", ownFirst.Percentile(0.5), itsFirst.Percentile(0.5), "ms"),
            Beside($"{door}: tools/call p50", own.Percentile(0.5), its.Percentile(0.5), "ms"),
            Beside($"{door}: tools/call p99", own.Percentile(0.99), its.Percentile(0.99), "ms"),
        ];
    }

    private static async Task<List<double>> TimedAsync(Func<Func<int, string>, Task> ask, Func<int, string> question, int calls)
    {
        var times = new List<double>(calls);
        for (var call = 0; call < calls; call++)
        {
            var asked = Stopwatch.GetTimestamp();
            await ask(question);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return times;
    }

    /// <returns>The round trips, and what one session takes in kilobytes.</returns>
    private static async Task<(IReadOnlyCollection<double> Times, double Memory)> ManyAsync(HttpClient http, int port, string? key, Func<long> memory, int rounds)
    {
        using (var first = new HttpTalk(http, port, key))
        {
            await first.BeginAsync();
            await first.AskAsync(static id => Dialogue.Call(id));
        }

        var before = memory();
        var talks = Enumerable.Range(0, Sessions).Select(_ => new HttpTalk(http, port, key)).ToList();
        foreach (var talk in talks)
        {
            await talk.BeginAsync();
            await talk.ListenAsync();
        }

        var after = memory();
        var times = new ConcurrentBag<double>();
        for (var round = 0; round < rounds; round++)
        {
            await Parallel.ForEachAsync(talks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (talk, _) =>
            {
                var asked = Stopwatch.GetTimestamp();
                await talk.AskAsync(static id => Dialogue.Call(id));
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            });
        }

        talks.ForEach(static talk => talk.Dispose());
        return (times, (after - before) / 1024.0 / Sessions);
    }

    private static async Task<(double Listed, double Called)> StartsAsync(Func<string[]> command)
    {
        var (listed, called) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            var words = command();
            var begun = Stopwatch.GetTimestamp();
            using var talk = new StdioTalk(words[0], words[1..]);
            await talk.BeginAsync();
            await talk.AskAsync(Dialogue.List);
            listed.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await talk.AskAsync(static id => Dialogue.Call(id));
            called.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return (listed.Percentile(0.5), called.Percentile(0.5));
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static Figure Beside(string name, double own, double its, string unit) => new("mcp", name, own, unit) { Peer = $"{Peer}'s {its:0.##}", Ratio = own / its };
}
