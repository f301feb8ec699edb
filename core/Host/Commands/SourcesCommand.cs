using System.CommandLine;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>The shelf of rulebooks. Each verb is a tool; from here it may name any file of this machine.</summary>
internal static class SourcesCommand
{
    public static Command Create(Shell shell)
    {
        var sources = new Command("sources", "The rulebooks on the shelf: add, look at and remove them.")
        {
            Add(shell),
            Verb(shell, "list", "list_sources", "What is on the shelf, and what is still to be read.", "sources list", "sources list --json"),
            Named(shell, "show", "get_source", "One source: its system, licence and content, and what was learned from its layout.", "sources show the-lantern-road"),
            Named(shell, "remove", "remove_source", "Take a source off the shelf.", "sources remove the-lantern-road"),
            ContentExport.Create(shell),
            Verb(shell, "reindex", "reindex_sources", "Make the search index anew from the texts on the shelf.", "sources reindex"),
        };
        return sources.WithExamples("sources add ~/books/rules.pdf", "sources list", "search 'how far can I jump'");
    }

    public static Command Search(Shell shell)
    {
        var query = new Argument<string[]>("QUESTION") { Description = "A name, a rule, or a question in plain words.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--in") { Description = "Only in this source, by id or title.", HelpName = "SOURCE" };
        var type = new Option<string?>("--type") { Description = "Only this kind: rule, spell, monster, item ...", HelpName = "KIND" };
        var system = new Option<string?>("--system") { Description = "Only this game system.", HelpName = "NAME" };
        var limit = new Option<int?>("--limit") { Description = "How many answers at most. Default: 5.", HelpName = "N" };
        var explain = new Option<bool>("--explain") { Description = "Say why each answer was found (with --json)." };
        return new Command("search", "Ask the rulebooks on the shelf.") { query, source, type, system, limit, explain }
            .WithExamples("search falling", "search 'can I cast two spells in one turn'", "search goblin --type monster --json")
            .Calls(
                shell,
                "search",
                parse => CallArguments.Of(
                    ("query", string.Join(' ', parse.GetRequiredValue(query))), ("rulebook", parse.GetValue(source)), ("content_type", parse.GetValue(type)), ("system", parse.GetValue(system)),
                    ("max_results", parse.GetValue(limit)), ("explain", parse.GetValue(explain) ? true : null)));
    }

    private static Command Add(Shell shell)
    {
        var from = new Argument<string>("FILE") { Description = "A file, a folder, or an https address. PDF, Markdown, HTML, text and JSON can be read." };
        var title = new Option<string?>("--title") { Description = "What it is called. Default: its own title.", HelpName = "TEXT" };
        var system = new Option<string?>("--system") { Description = "The game system, such as dnd5e. Default: recognised.", HelpName = "NAME" };
        var kind = new Option<string?>("--kind") { Description = "rulebook or flavor. Default: recognised.", HelpName = "KIND" };
        var open = new Option<bool?>("--open") { Description = "Whether viewers may read its text. Default: told from its licence." };
        var command = new Command("add", "Read a book and put it on the shelf. What is interrupted goes on at the next start.") { from, title, system, kind, open }
            .WithExamples("sources add ~/books/rules.pdf", "sources add ~/books --system dnd5e", "sources add https://example.org/rules.html");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            (host, output, cancellationToken) => AddAsync(
                host,
                output,
                CallArguments.Of(
                    ("path", Whole(parse.GetRequiredValue(from))), ("rulebook_name", parse.GetValue(title)), ("system", parse.GetValue(system)), ("source_type", parse.GetValue(kind)), ("open", parse.GetValue(open))),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> AddAsync(ControlClient host, Output output, JsonObject arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await CallCommand.RunAsync(host, output, "add_source", arguments, static request => request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return output.Fail(new Error("interrupted", "Not all of it is on the shelf yet.") { Hint = "The same command goes on with it, and so does the next start of the host." });
        }
    }

    private static Command Verb(Shell shell, string name, string tool, string description, params string[] examples) =>
        new Command(name, description).WithExamples(examples).Calls(shell, tool, static _ => []);

    private static Command Named(Shell shell, string name, string tool, string description, params string[] examples)
    {
        var source = new Argument<string>("SOURCE") { Description = "Its id or title, from 'sources list'." };
        return new Command(name, description) { source }.WithExamples(examples).Calls(shell, tool, parse => CallArguments.Of(("source", parse.GetRequiredValue(source))));
    }

    /// <summary>A path means the same to a host that runs in another folder.</summary>
    private static string Whole(string from) => from.Contains("://", StringComparison.Ordinal) ? from : Path.GetFullPath(from);
}
