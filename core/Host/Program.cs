using System.Runtime.InteropServices;
using PluginHost.Host;
using PluginHost.Plugins;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
UnhandledFaults.Install();
if (McpWords.Of(args) is { } words)
{
    return await Entry.RunAsync(words, Console.Error, Environment.GetEnvironmentVariable, stop.Token);
}

return await Entry.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsOutputRedirected), Environment.GetEnvironmentVariable, stop.Token);

// The process ends when the work has drained, not when the signal comes; a second signal does not wait.
void Stop(PosixSignalContext context)
{
    if (!stop.IsCancellationRequested)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
