using System.CommandLine;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Tells the assistants on this computer where the host is. It shows first and writes only when told to.</summary>
internal static class McpInstallCommand
{
    public static Command Create(Shell shell)
    {
        var clients = new Option<string[]>("--client") { Description = "claude-desktop, claude-code, cursor or vscode. Default: all that are found.", HelpName = "NAME" };
        var person = new Option<string?>("--as") { Description = "Let the assistant be a player's.", HelpName = "PERSON" };
        var groups = new Option<string?>("--groups") { Description = "List only these groups of tools, such as combat,rules.", HelpName = "NAMES" };
        var campaign = new Option<string?>("--campaign") { Description = "Bind the assistant to this campaign: it sees no other.", HelpName = "ID" };
        var print = new Option<bool>("--print") { Description = "Only print what a configuration needs, whatever is in it now." };
        var yes = new Option<bool>("--yes") { Description = "Write it. What was there is kept beside it." };
        var command = new Command("install", "Write the host into the configuration of the assistants on this computer.") { clients, person, groups, campaign, print, yes };
        command.WithExamples("mcp install", "mcp install --client claude-desktop --yes", "mcp install --client cursor --as mira --yes", "mcp install --groups combat,rules --yes");
        command.SetAction((parse, _) => Task.FromResult(Run(
            shell,
            parse,
            new Wish(parse.GetValue(clients) ?? [], parse.GetValue(person), new ClientQuery(parse.GetValue(groups), parse.GetValue(campaign)), parse.GetValue(print), parse.GetValue(yes)))));
        return command;
    }

    private static int Run(Shell shell, ParseResult parse, Wish wish)
    {
        var output = shell.Output(parse);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var programs = AssistantProgram.All(home, ConfigurationFolder(home), Environment.CurrentDirectory);
        if (wish.Clients.FirstOrDefault(name => programs.All(program => program.Id != name)) is { } unknown)
        {
            return output.Fail(new Error("usage", $"There is no client '{unknown}'.") { Hint = $"Known are {string.Join(", ", programs.Select(static program => program.Id))}." });
        }

        // The folder one stands in is always there, so a project is only configured when it was named.
        var chosen = programs.Where(program => wish.Clients.Length > 0 ? wish.Clients.Contains(program.Id) : program is { IsThere: true, Id: not "claude-code" }).ToList();
        if (chosen.Count == 0)
        {
            return output.Fail(new Error("not-found", "No assistant was found on this computer.") { Hint = "Name one with --client." });
        }

        var (start, words) = OwnCommand.Of(
            Environment.ProcessPath ?? "pluginhost", Path.Combine(AppContext.BaseDirectory, "pluginhost.dll"), Environment.GetEnvironmentVariable("PLUGINHOST_COMMAND"));
        IReadOnlyList<string> arguments = [.. words, .. Passed(shell, parse, wish)];
        var failed = 0;
        foreach (var program in chosen)
        {
            failed += One(shell, wish.Print ? program with { File = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) } : program, start, arguments, wish);
        }

        return failed == 0 ? ExitCodes.Ok : ExitCodes.Refused;
    }

    private static int One(Shell shell, AssistantProgram program, string start, IReadOnlyList<string> arguments, Wish wish)
    {
        var say = shell.Terminal.Results;
        var merged = AssistantConfig.Merge(program, start, arguments);
        if (!merged.Succeeded)
        {
            _ = new Output(shell.Terminal, json: false).Fail(merged.Error);
            return 1;
        }

        if (wish.Print)
        {
            say.WriteLine(merged.Value.After);
            return 0;
        }

        if (!merged.Value.Changes)
        {
            say.WriteLine($"{program.Name}: nothing to change in {program.File}");
            return 0;
        }

        say.WriteLine($"{program.Name}: {program.File}{(merged.Value.Before is null ? " (new)" : "")}");
        foreach (var line in LineChanges.Of(merged.Value.Before ?? string.Empty, merged.Value.After))
        {
            say.WriteLine(line);
        }

        if (!wish.Yes)
        {
            say.WriteLine("Nothing was written. Add --yes to write it.");
            return 0;
        }

        var saved = merged.Value.Save(TimeProvider.System.GetUtcNow());
        if (!saved.Succeeded)
        {
            _ = new Output(shell.Terminal, json: false).Fail(saved.Error);
            return 1;
        }

        say.WriteLine(saved.Value.Length > 0 ? $"Written. What was there is kept as {saved.Value}. Restart {program.Name}." : $"Written. Restart {program.Name}.");
        return 0;
    }

    /// <summary>What must be the same when the assistant starts it: whose host it is, and for whom.</summary>
    private static IEnumerable<string> Passed(Shell shell, ParseResult parse, Wish wish)
    {
        if (parse.GetValue(shell.Options.Data) is { } data)
        {
            yield return "--data";
            yield return Path.GetFullPath(data);
        }

        if (parse.GetValue(shell.Options.Port) is { } port)
        {
            yield return "--port";
            yield return port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (wish.Person is { } person)
        {
            yield return "--as";
            yield return person;
        }

        foreach (var word in wish.Query.Words)
        {
            yield return word;
        }
    }

    private static string ConfigurationFolder(string home) => OperatingSystem.IsMacOS()
        ? Path.Combine(home, "Library", "Application Support")
        : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    private sealed record Wish(string[] Clients, string? Person, ClientQuery Query, bool Print, bool Yes);
}
