using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a program's configuration becomes. Everything else in it stays as it is, in its order.</summary>
internal sealed record AssistantConfig(AssistantProgram Program, string? Before, string After)
{
    private const string Server = "pluginhost";
    private const int Largest = 4 << 20;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool Changes => Before is null || !JsonNode.DeepEquals(JsonNode.Parse(Before.Length == 0 ? "{}" : Before), JsonNode.Parse(After));

    public static Result<AssistantConfig> Merge(AssistantProgram program, string command, IReadOnlyList<string> arguments)
    {
        try
        {
            var before = !File.Exists(program.File) ? null : new FileInfo(program.File).Length <= Largest ? File.ReadAllText(program.File).Trim('\uFEFF', ' ', '\r', '\n', '\t') : throw new JsonException();
            var root = string.IsNullOrEmpty(before) ? [] : JsonNode.Parse(before) as JsonObject ?? throw new JsonException();
            if (root[program.List] is not (null or JsonObject))
            {
                return NotOurs(program);
            }

            var servers = root[program.List] as JsonObject ?? [];
            root[program.List] = servers;
            var server = servers[Server] as JsonObject ?? [];
            servers[Server] = server;
            if (program.SaysKind)
            {
                server["type"] = "stdio";
            }

            server["command"] = command;
            server["args"] = new JsonArray([.. arguments.Select(static word => JsonValue.Create(word))]);
            return new AssistantConfig(program, before, Write(root));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // With comments, or twice the same name: writing it anew would lose something.
            return NotOurs(program);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("unreadable", $"The configuration of {program.Name} cannot be read.") { Hint = "Check that it belongs to you." };
        }
    }

    /// <summary>Writes it beside, keeps what was there, and moves it over.</summary>
    /// <returns>The name of the kept file, or nothing when there was none.</returns>
    public Result<string> Save(DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Program.File)!);
            // Who keeps it elsewhere and links to it goes on doing so.
            var file = new FileInfo(Program.File) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Program.File;
            var (kept, draft) = (string.Empty, file + ".new");
            if (File.Exists(file))
            {
                kept = $"{file}.{now.UtcDateTime:yyyyMMddHHmmss}.bak";
                File.Copy(file, kept, overwrite: true);

                // What is written stays readable to those alone who could read it: other servers' secrets stand there.
                File.Copy(file, draft, overwrite: true);
            }

            File.WriteAllText(draft, After + Environment.NewLine);
            File.Move(draft, file, overwrite: true);
            return Path.GetFileName(kept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("unwritable", $"The configuration of {Program.Name} cannot be written.") { Hint = "Check that it belongs to you and that the disk has space." };
        }
    }

    private static Error NotOurs(AssistantProgram program) => new("unclear", $"The configuration of {program.Name} is not plain JSON, so it is left alone.")
    {
        Hint = $"Add a server by hand: {Invocation.Name} mcp install --client {program.Id} --print shows what.",
    };

    private static string Write(JsonObject root)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            root.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
