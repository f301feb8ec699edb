using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>How a command says no: an exit code, one sentence, and a hint of what to do.</summary>
internal static partial class Refusal
{
    /// <summary>Runs the command twice, for people and for programs, and holds both answers to the rules.</summary>
    public static async Task ExpectAsync(int exitCode, string errorCode, params string[] arguments)
    {
        Check(exitCode, errorCode, await HostProcess.RunAsync([.. arguments, "--json"]), await HostProcess.RunAsync(arguments));
    }

    public static void Check(int exitCode, string errorCode, (int Code, string Output, string Error) forPrograms, (int Code, string Output, string Error) forPeople)
    {
        Assert.Equal(string.Empty, forPrograms.Error);
        var error = JsonNode.Parse(forPrograms.Output)!["error"]!;
        Assert.Equal(errorCode, error["code"]!.GetValue<string>());
        var message = error["message"]!.GetValue<string>();
        var hint = error["hint"]!.GetValue<string>();
        Assert.Matches(OneSentence(), message);
        Assert.DoesNotMatch(Inner(), $"{message} {hint}");

        // A terminal breaks lines where it must.
        Assert.Equal(string.Empty, forPeople.Output);
        Assert.Equal($"{message} {hint}", string.Join(' ', forPeople.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal((exitCode, exitCode), (forPrograms.Code, forPeople.Code));
    }

    [GeneratedRegex(@"^[A-Z-](?:[^.!?]|[.!?]\S)*\.$", RegexOptions.NonBacktracking)]
    private static partial Regex OneSentence();

    /// <summary>Stacks, types, sources and folders are for logs.</summary>
    [GeneratedRegex(@"Exception|\bat \w+\.|\.cs\b|\b(?:System|Microsoft|SQLite|PluginHost)\.\w|(?:^|\s)/\w", RegexOptions.NonBacktracking)]
    private static partial Regex Inner();
}
