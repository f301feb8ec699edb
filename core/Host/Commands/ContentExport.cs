using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What the books describe, as one JSON file: every entry with its fields, book and page, how sure the reading is, and whether a person looked at it.</summary>
internal static class ContentExport
{
    private const int Part = 1_000;

    public static Command Create(Shell shell)
    {
        var type = new Option<string?>("--type") { Description = "Only this kind: spell, monster, item, class, race ...", HelpName = "KIND" };
        var system = new Option<string?>("--system") { Description = "Only this game system.", HelpName = "NAME" };
        var genre = new Option<string?>("--genre") { Description = "Only books of this genre.", HelpName = "NAME" };
        var source = new Option<string?>("--in") { Description = "Only from this source, by id or title.", HelpName = "SOURCE" };
        var to = new Option<string?>("--to") { Description = "The file to write. Default: the terminal.", HelpName = "FILE" };
        var command = new Command("export", "The spells, monsters, items and other entries of the books as JSON.") { type, system, genre, source, to }
            .WithExamples("sources export --type monster --to monsters.json", "sources export --in the-lantern-road");
        command.SetAction((parse, cancellationToken) => shell.AttachedAsync(
            parse,
            async (host, output, cancellationToken) =>
            {
                var entries = await EntriesAsync(
                    host,
                    output,
                    () => CallArguments.Of(("content_type", parse.GetValue(type)), ("system", parse.GetValue(system)), ("genre", parse.GetValue(genre)), ("rulebook", parse.GetValue(source)), ("limit", Part)),
                    cancellationToken);
                return entries.Succeeded ? await WriteAsync(output, entries.Value, parse.GetValue(to), cancellationToken) : output.Fail(entries.Error);
            },
            cancellationToken));
        return command;
    }

    private static async Task<Result<IReadOnlyList<JsonElement>>> EntriesAsync(ControlClient host, Output output, Func<JsonObject> asked, CancellationToken cancellationToken)
    {
        var entries = new List<JsonElement>();
        while (true)
        {
            var arguments = asked();
            arguments["offset"] = entries.Count;
            var part = await CallCommand.ResultAsync(host, output, "list_content", arguments, static request => request, cancellationToken);
            if (part.Value?.Data is not { } data)
            {
                return part.Error ?? new Error("unreachable", "The host ended the call without an answer.");
            }

            var before = entries.Count;
            entries.AddRange(data.GetProperty("entries").EnumerateArray());
            if (entries.Count == before || entries.Count >= data.GetProperty("total").GetInt32())
            {
                return entries;
            }
        }
    }

    private static async Task<int> WriteAsync(Output output, IReadOnlyList<JsonElement> entries, string? to, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(new ContentFile(entries), TerminalJson.Readable.ContentFile);
        if (to is null)
        {
            await output.Terminal.Results.WriteLineAsync(text);
            return ExitCodes.Ok;
        }

        try
        {
            await File.WriteAllTextAsync(Path.GetFullPath(to), text, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output.Fail(new Error("unwritable", "The file cannot be written there.") { Hint = "Name another one with --to." });
        }

        return output.Show<Done>(new Done(entries.Count == 1 ? "One entry was written." : $"{entries.Count} entries were written."), TerminalJson.Readable.Done, PlainView.Done);
    }
}

internal sealed record ContentFile(IReadOnlyList<JsonElement> Entries);
