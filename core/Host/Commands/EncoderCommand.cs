using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A sentence encoder of another project, which a person may add. Everything works without it.</summary>
internal static class EncoderCommand
{
    public static Command Create(Shell shell)
    {
        var encoder = new Command("encoder", "A small sentence encoder for questions that share no words with their answer. It is another project's (Apache-2.0), about 28 MB, and runs on this computer.")
        {
            Verb(
                shell,
                "install",
                "Fetch it with npm and check that it works. The next start of the host uses it.",
                static async (folder, npm, output, cancellationToken) =>
                    (await Progress.WhileAsync(output, "encoder", () => new EncoderInstallation(folder, npm).InstallAsync(cancellationToken)))
                    .Then<Done>(static facts => new Done($"The sentence encoder {facts.Name} is installed. The next start of the host uses it, once it has read your books anew in the background.")),
                static (output, result) => output.Show(result, TerminalJson.Readable.Done, PlainView.Done)),
            Verb(
                shell,
                "status",
                "Whether it is installed, and what it is.",
                static (folder, npm, _, _) => Task.FromResult(new EncoderInstallation(folder, npm).Status()),
                (output, result) => output.Show(result.Then<EncoderStatus>(status => status with { Overruled = status.Installed && shell.Environment("PLUGINHOST_EMBEDDER") is { Length: > 0 } }), TerminalJson.Readable.EncoderStatus, PlainView.Encoder)),
            Verb(
                shell,
                "remove",
                "Take it away again. The next start of the host does without.",
                static (folder, npm, _, _) => Task.FromResult(new EncoderInstallation(folder, npm).Remove().Then<Done>(static _ => new Done("The sentence encoder is gone. The next start of the host does without."))),
                static (output, result) => output.Show(result, TerminalJson.Readable.Done, PlainView.Done)),
        };
        return encoder.WithExamples("encoder install", "encoder status --json", "encoder remove");
    }

    private static Command Verb<T>(Shell shell, string name, string description, Func<string, Npm, Output, CancellationToken, Task<Result<T>>> work, Func<Output, Result<T>, int> show)
    {
        var command = new Command(name, description).WithExamples($"encoder {name}", $"encoder {name} --json");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var output = shell.Output(parse);
            var settings = shell.Settings(parse);
            return settings.Succeeded
                ? show(output, await work(EncoderFolder.In(settings.Value.Folder), new Npm(shell.Environment("PATH") ?? string.Empty), output, cancellationToken))
                : output.Fail(settings.Error);
        });
        return command;
    }
}
