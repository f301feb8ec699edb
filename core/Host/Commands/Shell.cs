using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What all commands share: the options, the terminal, and the way to a host.</summary>
internal sealed class Shell(Terminal terminal, Func<string, string?> environment)
{
    public GlobalOptions Options { get; } = new();

    public RunOptions Opening { get; } = new();

    public Terminal Terminal => terminal;

    public Func<string, string?> Environment => environment;

    public Output Output(ParseResult parse) => new(terminal, parse.GetValue(Options.Json));

    public Result<HostSettings> Settings(ParseResult parse) => HostSettings.From(
        parse.GetValue(Options.Data),
        parse.GetValue(Options.Port),
        parse.GetValue(Options.Plugins),
        parse.GetValue(Options.Verbose),
        environment);

    /// <summary>Runs a command against the running host, or against one that lives as long as the command.</summary>
    public async Task<int> AttachedAsync(ParseResult parse, Func<ControlClient, Output, CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        var output = Output(parse);
        var settings = Settings(parse);
        if (!settings.Succeeded)
        {
            return output.Fail(settings.Error);
        }

        var link = await HostLink.OpenAsync(settings.Value, terminal.Error, cancellationToken);
        if (!link.Succeeded)
        {
            return output.Fail(link.Error);
        }

        await using (link.Value)
        {
            return await command(link.Value.Client, output, cancellationToken);
        }
    }
}
