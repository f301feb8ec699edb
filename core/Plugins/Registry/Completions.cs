using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Asks a plugin how an argument may go on. Nothing that goes wrong there is worth a word to somebody who is typing.</summary>
internal static class Completions
{
    private const int Most = 101;
    private const int Longest = 200;

    public static async Task<IReadOnlyList<string>> OfAsync(PluginRun run, CompletionCall completion, CancellationToken cancellationToken)
    {
        var found = await run.CallAsync("completion", run.Limits.Feed, completion.Caller, (parts, token) => AllAsync(parts.Completers, completion, token), cancellationToken);
        return found.Succeeded ? found.Value : [];
    }

    private static async Task<IReadOnlyList<string>> AllAsync(IReadOnlyList<IArgumentCompleter> completers, CompletionCall completion, CancellationToken cancellationToken)
    {
        var all = new List<string>();
        foreach (var completer in completers)
        {
            all.AddRange((await completer.CompleteAsync(completion, cancellationToken)).Where(static value => value is { Length: > 0 and <= Longest }).Take(Most - all.Count));
        }

        return all;
    }
}
